"use client";

import { useEffect, useRef, useState } from "react";
import { kernelsUrl } from "#client/session/kernels-url.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { BenchNews, BenchQuestion } from "#client/views/maths/bench/bench-judge.ts";
import {
  type BenchReply,
  type BenchRequest,
  benchRequest,
} from "#client/views/maths/bench/bench-messages.ts";
import { startBenchWorker } from "#client/views/maths/bench/start-bench-worker.ts";

type NewsOf<Kind extends BenchNews["kind"]> = Extract<BenchNews, { kind: Kind }>;

/** The verdicts on one question as far as they have come; null where there is none yet. */
export interface Judged {
  readonly order: NewsOf<"order">["order"] | null;
  readonly gradient: NewsOf<"gradient">["gradient"] | null;
  readonly race: Pick<NewsOf<"race">, "lanes" | "step"> | null;
}

const NOTHING: Judged = { order: null, gradient: null, race: null };

interface JudgeHere {
  /** False where there is no worker: nothing dear is judged then. */
  readonly isWorking: boolean;
  readonly judged: Judged;
}

/** Asks the worker whenever the question is another; answers to older ones are not shown. */
export function useBenchJudge(question: BenchQuestion): JudgeHere {
  const [isWorking, setIsWorking] = useState(true);
  const [judged, setJudged] = useState<Judged>(NOTHING);
  const port = useRef<ReplayPort<BenchRequest, BenchReply> | null>(null);
  const id = useRef(0);
  useEffect(() => {
    const made = startBenchWorker();
    port.current = made;
    setIsWorking(made !== null);
    made?.onMessage((reply) => {
      if (reply.id === id.current) {
        setJudged((before) => withNews(before, reply.news));
      }
    });
    made?.onError(() => setIsWorking(false));
    return () => made?.close();
  }, []);
  useEffect(() => {
    id.current += 1;
    setJudged(NOTHING);
    port.current?.post(benchRequest(id.current, question, kernelsUrl()));
  }, [question]);
  return { isWorking, judged };
}

function withNews(before: Judged, news: BenchNews): Judged {
  switch (news.kind) {
    case "order":
      return { ...before, order: news.order };
    case "gradient":
      return { ...before, gradient: news.gradient };
    case "race":
      return { ...before, race: { lanes: news.lanes, step: news.step } };
  }
}
