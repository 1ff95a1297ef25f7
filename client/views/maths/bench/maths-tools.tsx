"use client";

import { useCallback, useRef } from "react";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { BENCH_WORDS } from "#client/text/en/maths-bench.ts";
import { CHECK } from "#client/text/en/maths-check.ts";
import { Fold, type FoldHandle } from "#client/ui/fold.tsx";
import { lazily } from "#client/ui/lazily.tsx";

const BenchView = lazily(
  async () => (await import("#client/views/maths/bench/bench-view.tsx")).BenchView,
  <div className="skeleton h-64 w-full" />,
);
const CheckView = lazily(
  async () => (await import("#client/views/maths/check/check-view.tsx")).CheckView,
  <div className="skeleton h-[36rem] w-full" />,
);

/** What one may try on an iteration: a wrong rule, and whether the gradient is one. */
export function MathsTools({ model }: { readonly model: MathsModel }) {
  const check = useRef<FoldHandle>(null);
  const goToCheck = useCallback(() => check.current?.go(), []);
  return (
    <div className="mt-5">
      <Fold title={MATHS.bench.title} note={BENCH_WORDS.note} testId="fold-bench">
        <BenchView model={model} onCheck={goToCheck} />
      </Fold>
      <Fold ref={check} title={CHECK.title} note={CHECK.note} testId="fold-check">
        <CheckView model={model} />
      </Fold>
    </div>
  );
}
