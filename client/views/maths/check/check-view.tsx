"use client";

import { useState } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { cellName } from "#client/maths/cell-words.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { CHECK } from "#client/text/en/maths-check.ts";
import { Button } from "#client/ui/button.tsx";
import { Segments } from "#client/ui/segments.tsx";
import type { Checked } from "#client/views/maths/check/checked.ts";
import { OneWeight } from "#client/views/maths/check/one-weight.tsx";
import { parameterIndex, placeOfParameter } from "#client/views/maths/check/parameter-place.ts";
import { TickGrid } from "#client/views/maths/check/tick-grid.tsx";
import {
  type GradientCheckHere,
  useGradientCheck,
} from "#client/views/maths/check/use-gradient-check.ts";
import { type ChosenWeight, chosenWeight } from "#client/views/maths/depth/chosen-weight.ts";
import { usePinnedPlace } from "#client/views/maths/depth/use-pinned-place.ts";
import { Linked } from "#client/views/maths/light/linked.tsx";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";

interface CheckViewProps {
  readonly model: MathsModel;
}

/** Is it the gradient? One weight moved a little, and all of them one after the other. */
export function CheckView({ model: newest }: CheckViewProps) {
  const pinned = usePinnedPlace();
  const layers = networkLayers(newest.settings);
  const [wanted, setWanted] = useState(layers.length);
  const [epsilon, setEpsilon] = useState(0.5);
  const layer = layers[Math.min(wanted, layers.length) - 1];
  const chosen = chosenWeight(newest, layer?.number ?? 1, pinned);
  const index = layer === undefined ? 0 : parameterIndex(layer, chosen);
  const check = useGradientCheck(newest, index, epsilon);
  const { model } = check;
  if (layer === undefined) {
    return null;
  }
  return (
    <section
      aria-label={CHECK.title}
      data-testid="gradient-check"
      data-step={model.step}
      className="min-w-0"
    >
      <p className="mt-1 max-w-prose text-sm">{CHECK.intro}</p>
      <p className="mt-1 max-w-prose text-soft text-xs">{CHECK.rule}</p>
      {check.isWorking ? null : <p className="mt-2 text-alarm text-xs">{CHECK.noWorker}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Segments
          label={CHECK.layer}
          value={String(layer.number)}
          options={layers.map(({ number }) => ({ value: String(number), label: `W${number}` }))}
          onChange={(value) => setWanted(Number(value))}
          testId="check-layer"
        />
        <span className="text-2xs text-soft">{CHECK.looksAt(formatCount(model.step))}</span>
        {model.step === newest.step ? null : (
          <Button size="small" tone="quiet" onClick={check.take} data-testid="check-take">
            {CHECK.takeStep(formatCount(newest.step))}
          </Button>
        )}
      </div>
      <Linked model={model} className="mt-4 flex flex-wrap items-start gap-x-10 gap-y-6">
        <AllWeights check={check} layer={layer} chosen={chosen} />
        <div className="min-w-0 flex-1 basis-80">
          <OneWeight
            weight={weightName(model, layer.number, chosen)}
            value={weightValue(check.probed?.model ?? model, layer, chosen)}
            probe={check.probed?.probe ?? null}
            epsilon={epsilon}
            onEpsilon={setEpsilon}
          />
        </div>
      </Linked>
    </section>
  );
}

function weightName(model: MathsModel, layer: number, { row, col }: ChosenWeight): string {
  const entity = entityOf(model, row === null ? `b${layer}` : `W${layer}`);
  return cellName(model, entity, row ?? 0, col);
}

function weightValue(
  model: MathsModel,
  { number }: NetworkLayer,
  { row, col }: ChosenWeight,
): number {
  const { cols, data } = entityOf(model, row === null ? `b${number}` : `W${number}`).matrix;
  return data[(row ?? 0) * cols + col] ?? Number.NaN;
}

interface AllWeightsProps {
  readonly check: GradientCheckHere;
  readonly layer: NetworkLayer;
  readonly chosen: ChosenWeight;
}

function AllWeights({ check, layer, chosen }: AllWeightsProps) {
  const { isSweeping, sweep } = check;
  const { model, checked } = check.swept;
  const isOfBefore = model !== check.model;
  const { number, biasesAt } = layer;
  const total = networkLayers(model.settings).at(-1)?.end ?? 0;
  const done = checked.components.length;
  const { row, col } = chosen;
  return (
    <section aria-labelledby="check-all-title" className="min-w-0">
      <h4 id="check-all-title" className="font-medium text-sm">
        {CHECK.all}
      </h4>
      <p className="text-soft text-xs">{CHECK.choose}</p>
      <div className="mt-2 flex flex-col gap-2">
        <TickGrid
          key={`W${number}`}
          model={model}
          id={`W${number}`}
          componentAt={(r, c) => checked.components[parameterIndex(layer, { row: r, col: c })]}
          chosen={row === null ? null : { row, col }}
        />
        {biasesAt === null ? null : (
          <TickGrid
            key={`b${number}`}
            model={model}
            id={`b${number}`}
            componentAt={(_, c) => checked.components[parameterIndex(layer, { row: null, col: c })]}
            chosen={row === null ? { row: 0, col } : null}
          />
        )}
      </div>
      <div className="mt-2 min-h-10">
        {done >= total && !isOfBefore ? null : (
          <div className="mb-2 flex flex-wrap items-center gap-3">
            <Button size="small" data-testid="check-all" onClick={() => sweep(!isSweeping)}>
              {isSweeping ? CHECK.stop : CHECK.checkAll(formatCount(total))}
            </Button>
            {done === 0 || done >= total ? null : (
              <>
                <progress
                  value={done}
                  max={total}
                  aria-label={CHECK.all}
                  className="h-1.5 w-28 accent-accent"
                />
                <span className="num text-2xs text-soft">
                  {CHECK.progress(formatCount(done), formatCount(total))}
                </span>
              </>
            )}
          </div>
        )}
        <Summary model={model} checked={checked} total={total} />
      </div>
    </section>
  );
}

interface SummaryProps {
  readonly model: MathsModel;
  readonly checked: Checked;
  readonly total: number;
}

function Summary({ model, checked, total }: SummaryProps) {
  const { counts, worst, kinks, components } = checked;
  if (worst === null) {
    return <p className="text-soft text-xs">{CHECK.noWorst}</p>;
  }
  const place = placeOfParameter(model.settings, worst.index);
  return (
    <div
      aria-live={components.length >= total ? "polite" : "off"}
      data-testid="check-summary"
      data-step={model.step}
      data-checked={components.length}
      data-total={total}
      data-differs={counts.differs}
    >
      <p className="text-2xs text-soft">{CHECK.atStep(formatCount(model.step))}</p>
      <p className="text-xs tabular-nums">
        {CHECK.counts(
          formatCount(counts.agrees),
          formatCount(counts.look),
          formatCount(counts.differs),
        )}
      </p>
      <p className="text-xs" data-testid="check-worst" data-value={worst.relativeError}>
        {CHECK.worst(formatValue(worst.relativeError, 3), weightName(model, place.layer, place))}
      </p>
      {kinks === 0 ? null : <p className="text-negative-ink text-xs">{CHECK.kinks(kinks)}</p>}
    </div>
  );
}
