"use client";

import { useEffect, useMemo, useReducer, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { BENCH_WORDS } from "#client/text/en/maths-bench.ts";
import { Button } from "#client/ui/button.tsx";
import { Segments } from "#client/ui/segments.tsx";
import {
  type BenchAction,
  type BenchState,
  benchAfter,
  benchState,
  growingLayer,
  isChanged,
} from "#client/views/maths/bench/bench-state.ts";
import { BenchVerdicts } from "#client/views/maths/bench/bench-verdicts.tsx";
import { TrainRoom } from "#client/views/maths/bench/train-room.tsx";
import { UPDATE_RULES, type UpdateRule } from "#engine/settings.ts";

interface BenchViewProps {
  readonly model: MathsModel;
  /** Brings the gradient check into sight. */
  readonly onCheck: () => void;
}

const RULES = UPDATE_RULES.map((value) => ({ value, label: MATHS.rules[value] }));

/** Just delta? A wrong rule that one may try, with four verdicts on it. */
export function BenchView({ model, onCheck }: BenchViewProps) {
  const [state, act] = useReducer(benchAfter, model, benchState);
  const [rule, setRule] = useState<UpdateRule>("delta-only");
  const [wanted, setWanted] = useState(model.settings.layers.length);
  const { settings } = state.bench;
  const layer = Math.min(wanted, settings.layers.length);
  useOtherRun(model, state, act);
  return (
    <section
      aria-label={MATHS.bench.title}
      data-testid="bench"
      data-step={state.step}
      data-samples={state.bench.dataset.train.inputs.rows}
      className="min-w-0 pb-4"
    >
      <p className="mt-1 max-w-prose text-sm">{BENCH_WORDS.intro}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Labelled label={BENCH_WORDS.layer}>
          <Segments
            label={BENCH_WORDS.layer}
            value={String(layer)}
            options={settings.layers.map((_, l) => ({ value: String(l + 1), label: `W${l + 1}` }))}
            onChange={(chosen) => setWanted(Number(chosen))}
            testId="bench-layer"
          />
        </Labelled>
        <Labelled label={BENCH_WORDS.rule}>
          <Segments
            label={BENCH_WORDS.rule}
            value={rule}
            options={RULES}
            onChange={setRule}
            testId="bench-rule"
          />
        </Labelled>
      </div>
      <BenchButtons model={model} state={state} layer={layer} act={act} onCheck={onCheck} />
      <BenchVerdicts model={model} state={state} layer={layer} rule={rule} />
      <section aria-label={BENCH_WORDS.proof} className="mt-4 max-w-prose">
        <h4 className="font-medium text-sm">{BENCH_WORDS.proof}</h4>
        <p className="mt-0.5 text-sm">{MATHS.bench.noProof}</p>
      </section>
      <TrainRoom layer={layer} rule={rule} isChanged={isChanged(state)} />
    </section>
  );
}

/** Another run, or another network: what is on the bench has nothing to do with it any more. */
function useOtherRun(model: MathsModel, state: BenchState, act: (action: BenchAction) => void) {
  const { dataset, settings } = model;
  const [taken, setTaken] = useState(model);
  const isOther = dataset !== taken.dataset || settings.layers !== taken.settings.layers;
  const isFresh = !isChanged(state);
  const isFar = model.step < state.step;
  useEffect(() => {
    if (isOther || (isFresh && isFar)) {
      setTaken(model);
      act({ kind: "reset", model });
    }
  }, [isOther, isFresh, isFar, model, act]);
}

interface LabelledProps {
  readonly label: string;
  readonly children: React.ReactNode;
}

function Labelled({ label, children }: LabelledProps) {
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden className="text-soft text-xs">
        {label}
      </span>
      {children}
    </div>
  );
}

interface BenchButtonsProps extends BenchViewProps {
  readonly state: BenchState;
  readonly layer: number;
  readonly act: (action: BenchAction) => void;
}

function BenchButtons({ model, state, layer, act, onCheck }: BenchButtonsProps) {
  const hiddenLayer = growingLayer(state.bench, layer);
  const changes = useMemo(
    () => BENCH_WORDS.changes(state.moreSamples, state.moreUnits, state.shuffles),
    [state],
  );
  const step = formatCount(model.step);
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" data-testid="bench-sample" onClick={() => act({ kind: "add-sample" })}>
          {MATHS.bench.oneMoreSample}
        </Button>
        <Button
          size="small"
          data-testid="bench-unit"
          disabled={hiddenLayer === null}
          title={hiddenLayer === null ? BENCH_WORDS.noUnit : undefined}
          onClick={() => hiddenLayer !== null && act({ kind: "add-unit", hiddenLayer })}
        >
          {MATHS.bench.oneMoreUnit}
        </Button>
        <Button size="small" data-testid="bench-shuffle" onClick={() => act({ kind: "shuffle" })}>
          {MATHS.bench.shuffle}
        </Button>
        <Button size="small" data-testid="bench-check" onClick={onCheck}>
          {MATHS.bench.checkGradient}
        </Button>
        <Button
          size="small"
          tone="quiet"
          data-testid="bench-reset"
          disabled={!isChanged(state) && state.step === model.step}
          onClick={() => act({ kind: "reset", model })}
        >
          {state.step === model.step ? BENCH_WORDS.reset : BENCH_WORDS.takeStep(step)}
        </Button>
      </div>
      <p className="mt-1.5 min-h-4 text-2xs text-soft" aria-live="polite">
        {BENCH_WORDS.worksOn(formatCount(state.step))}
        {changes === "" ? "." : `: ${changes}.`}
      </p>
    </>
  );
}
