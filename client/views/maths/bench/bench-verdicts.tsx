"use client";

import { useMemo } from "react";
import { useStore } from "zustand";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { networkAxes } from "#client/maths/network-axes.ts";
import { ruleShapes } from "#client/maths/rule-shapes.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { BENCH_WORDS } from "#client/text/en/maths-bench.ts";
import type { BenchState } from "#client/views/maths/bench/bench-state.ts";
import { RaceChart } from "#client/views/maths/bench/race-chart.tsx";
import { useBenchJudge } from "#client/views/maths/bench/use-bench-judge.ts";
import { VerdictTable } from "#client/views/maths/bench/verdict-table.tsx";
import {
  CANNOT,
  gradientWords,
  orderWords,
  shapeWords,
  trainingWords,
} from "#client/views/maths/bench/verdict-words.ts";
import { Formula } from "#client/views/maths/formula/formula.tsx";
import { Linked } from "#client/views/maths/light/linked.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { ShapeLine } from "#client/views/maths/matrix/shape-line.tsx";
import type { UpdateRule } from "#engine/settings.ts";

/** How long the training is that is tried. */
const STEPS = 1_000;

interface BenchVerdictsProps {
  /** Of the run, whose matrices have the names of those on the bench. */
  readonly model: MathsModel;
  readonly state: BenchState;
  readonly layer: number;
  readonly rule: UpdateRule;
}

/** What becomes of the layer under the rule: its formula, and the four verdicts as they come. */
export function BenchVerdicts({ model, state, layer, rule }: BenchVerdictsProps) {
  const { bench } = state;
  const question = useMemo(
    () => ({ bench, layer, rule, seed: 1, steps: STEPS }),
    [bench, layer, rule],
  );
  const { isWorking, judged } = useBenchJudge(question);
  const convention = useStore(mathsFocus, (focus) => focus.convention);
  const sign = convention === "subtract" ? "-" : "+";
  const { entities } = model;
  const shapes = useMemo(() => {
    const { settings, dataset } = bench;
    const axes = networkAxes(settings, dataset.train.inputs.rows);
    return ruleShapes({ settings, axes, entities }, layer, rule);
  }, [bench, entities, layer, rule]);
  const names = [MATHS.rules.gradient, MATHS.rules[rule]] as const;
  const isFormed = shapes.verdict.misfit === null;
  const { race } = judged;
  return (
    <>
      <Linked model={model} className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-1">
        <Formula
          model={model}
          tex={`W_{${layer}} \\leftarrow W_{${layer}} ${sign} \\eta\\left(${shapes.formula}\\right)`}
        />
        <code className="num text-soft text-xs" data-testid="bench-code">
          {`W${layer} = W${layer} ${sign} learning_rate * (${shapes.code})`}
        </code>
        {shapes.product === null ? null : <ShapeLine product={shapes.product} />}
      </Linked>
      {isWorking ? null : <p className="mt-2 text-alarm text-xs">{BENCH_WORDS.noWorker}</p>}
      <VerdictTable
        verdicts={{
          shape: shapeWords(shapes),
          gradient: isFormed ? gradientWords(judged) : CANNOT,
          order: isFormed ? orderWords(judged) : CANNOT,
          training: isFormed ? trainingWords(judged, STEPS, names) : CANNOT,
        }}
        chart={
          race === null || !isFormed ? null : (
            <RaceChart
              lanes={rule === "gradient" ? race.lanes.slice(0, 1) : race.lanes}
              steps={STEPS}
              names={names}
            />
          )
        }
      />
    </>
  );
}
