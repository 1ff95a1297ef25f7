import { expect } from "vitest";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { decodeFrame, type Frame } from "#protocol/frame-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { RunEvent, Speed } from "#protocol/room.ts";
import type { RunAnswer, RunCommand, RunReport } from "#server/training/messages.ts";
import { RunLoop } from "#server/training/run-loop.ts";
import type { TrainingSpec } from "#server/training/trainer.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";

const ACTOR = { id: "ana", name: "Ana", color: 0 };
export const CRAWL: RunChange = { kind: "set-learning-rate", value: 0.125 };

interface Opening {
  readonly settings?: TrainingSettings;
  readonly events?: readonly EngineEvent[];
  readonly speed?: Speed;
  readonly checkpoint?: Checkpoint | null;
  readonly atLeastStep?: number;
  /** What a batch takes, 1 ms by default: shorter ones make batches of many steps. */
  readonly batchMs?: number;
  /** What looking at all rows takes; nothing by default. */
  readonly evaluationMs?: number;
}

function specOf(opening: Opening): TrainingSpec {
  const events: RunEvent[] = (opening.events ?? []).map((event) => ({
    ...event,
    atMs: 0,
    actor: ACTOR,
  }));
  return {
    run: {
      id: "run",
      number: 1,
      name: "#1",
      parent: null,
      settings: opening.settings ?? ORIGIN,
      events,
      engineVersion: ENGINE_VERSION,
      startedAtMs: 0,
    },
    epoch: 5,
    speed: opening.speed ?? "max",
    checkpoint: opening.checkpoint ?? null,
    atLeastStep: opening.atLeastStep ?? 0,
  };
}

/** A run on a clock that moves only while it computes, a fixed time for each batch or look at all rows, or when told to. */
export class Stage {
  nowMs = 0;
  readonly reports: RunReport[] = [];
  readonly loop: RunLoop;
  #request = 0;

  constructor(opening: Opening = {}) {
    const settings = opening.settings ?? ORIGIN;
    const computing = { engine: this.#timed(opening), settings, dataset: datasetNow(settings) };
    this.loop = new RunLoop(specOf(opening), computing, this.nowMs, (report) => {
      this.reports.push(report);
    });
  }

  slice(budgetMs = 5): void {
    this.loop.runSlice(budgetMs, () => this.nowMs);
  }

  /** Slices as a worker would give them, until nothing is due or this long is over. */
  run(ms: number): void {
    const untilMs = this.nowMs + ms;
    while (this.nowMs < untilMs) {
      const dueMs = this.loop.dueAtMs();
      if (dueMs > this.nowMs) {
        this.nowMs = Math.min(dueMs, untilMs);
      } else {
        this.slice();
      }
    }
  }

  /** Only for what ends by itself. */
  runUntilIdle(): void {
    while (this.loop.dueAtMs() <= this.nowMs) {
      this.slice();
    }
  }

  tell(command: RunCommand): void {
    this.loop.handle(command, this.nowMs);
  }

  ask<K extends RunAnswer["kind"]>(
    command: (request: number) => RunCommand,
    kind: K,
  ): Extract<RunAnswer, { kind: K }> {
    const request = this.askLater(command);
    return this.answerTo(request, kind);
  }

  askLater(command: (request: number) => RunCommand): number {
    const request = ++this.#request;
    this.tell(command(request));
    return request;
  }

  hasAnswered(request: number): boolean {
    return this.reports.some((report) => report.kind === "answer" && report.request === request);
  }

  answerTo<K extends RunAnswer["kind"]>(request: number, kind: K): Extract<RunAnswer, { kind: K }> {
    for (const report of this.reports) {
      if (report.kind === "answer" && report.request === request && report.answer.kind === kind) {
        return report.answer as Extract<RunAnswer, { kind: K }>;
      }
    }
    throw new Error(`no answer of kind ${kind} to request ${request}`);
  }

  pause(): Checkpoint {
    return this.ask((request) => ({ kind: "pause", request }), "checkpoint").checkpoint;
  }

  trainSteps(count: number): Checkpoint {
    const request = this.askLater((request) => ({ kind: "step", request, count }));
    this.runUntilIdle();
    return this.answerTo(request, "checkpoint").checkpoint;
  }

  change(change: RunChange): { seq: number; step: number } {
    const { proposal } = this.ask(
      (request) => ({ kind: "propose", request, changes: [change] }),
      "proposal",
    );
    this.ask((request) => ({ kind: "settle", request, isStored: true }), "settled");
    return proposal;
  }

  /** The reference, whose work moves this clock. */
  #timed({ batchMs = 1, evaluationMs = 0 }: Opening): Engine {
    const spend = (ms: number) => {
      this.nowMs += ms;
    };
    return {
      name: "reference",
      products: referenceEngine.products,
      start: (...run) => timed(referenceEngine.start(...run), batchMs, evaluationMs, spend),
      restore: (...run) => timed(referenceEngine.restore(...run), batchMs, evaluationMs, spend),
    };
  }

  get frames(): Frame[] {
    return this.reports.flatMap((report) =>
      report.kind === "frame" ? [decodeFrame(report.frame.bytes)] : [],
    );
  }

  of<K extends RunReport["kind"]>(kind: K): Extract<RunReport, { kind: K }>[] {
    return this.reports.filter(
      (report): report is Extract<RunReport, { kind: K }> => report.kind === kind,
    );
  }
}

function timed(
  training: Training,
  batchMs: number,
  evaluationMs: number,
  spend: (ms: number) => void,
): Training {
  return new Proxy(training, {
    get(target, key) {
      if (key === "loss") {
        spend(evaluationMs);
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value !== "function"
        ? value
        : (...input: unknown[]) => {
            spend(key === "advance" ? batchMs : 0);
            return Reflect.apply(value, target, input);
          };
    },
  });
}

export function long(settings: TrainingSettings = ORIGIN): TrainingSettings {
  return { ...settings, stop: { steps: 50_000_000 } };
}

/** The engine in one go, which is what every path must equal. */
export function expectTrue(
  frame: Frame,
  settings: TrainingSettings,
  events: readonly EngineEvent[] = [],
) {
  const known = events.filter((event) => event.seq <= frame.seq);
  const truth = truthAt(settings, known, frame.step);
  expect(frame.parameters).toEqual(truth.parameters);
  expect(frame.loss).toBe(truth.loss);
}

export function noFrame(): never {
  throw new Error("there is no such frame");
}
