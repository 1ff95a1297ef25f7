import type { Bench } from "#client/maths/bench.ts";
import type { BenchNews, BenchQuestion } from "#client/views/maths/bench/bench-judge.ts";
import type { Dataset } from "#engine/data/dataset.ts";

/** A dataset as it crosses to a worker: functions cannot. */
type SentDataset = Omit<Dataset, "transform">;

/** From the page: a newer question takes the place of the one before. */
export interface BenchRequest {
  readonly id: number;
  readonly question: Omit<BenchQuestion, "bench"> & {
    readonly bench: Omit<Bench, "dataset"> & { readonly dataset: SentDataset };
  };
  /** Whole: in the worker a relative address may have another base. */
  readonly kernelsUrl: string;
}

export interface BenchReply {
  readonly id: number;
  readonly news: BenchNews;
}

export function benchRequest(
  id: number,
  { bench, ...question }: BenchQuestion,
  kernelsUrl: string,
): BenchRequest {
  const { transform: _, ...dataset } = bench.dataset;
  return { id, question: { ...question, bench: { ...bench, dataset } }, kernelsUrl };
}

/** The bench works on rows that are transformed already. */
export function questionOf({ question }: BenchRequest): BenchQuestion {
  const { bench, ...rest } = question;
  return { ...rest, bench: { ...bench, dataset: { ...bench.dataset, transform: (rows) => rows } } };
}
