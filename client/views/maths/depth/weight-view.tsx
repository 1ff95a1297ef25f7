"use client";

import { useState } from "react";
import { formatValue } from "#client/draw/number-format.ts";
import { cellName, placeLabel, wholeNumber } from "#client/maths/cell-words.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { sumLine } from "#client/maths/sum-line.ts";
import { inputIdOf, type SumTerm, weightSum } from "#client/maths/weight-sum.ts";
import { DEPTH } from "#client/text/en/maths-depth.ts";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import {
  type ChosenWeight,
  chosenWeight,
  gradientPlace,
} from "#client/views/maths/depth/chosen-weight.ts";
import { usePinnedPlace } from "#client/views/maths/depth/use-pinned-place.ts";
import { WeightPicker } from "#client/views/maths/depth/weight-picker.tsx";
import type { EntityPlace } from "#client/views/maths/maths-focus.ts";

/** So many samples are written one below the other. */
const LINES = 12;

interface WeightViewProps {
  readonly model: MathsModel;
  readonly layer: number;
}

/** One weight's gradient: one line for each sample, with what was multiplied and the sum so far. */
export function WeightView({ model, layer }: WeightViewProps) {
  const pinned = usePinnedPlace();
  const chosen = chosenWeight(model, layer, pinned);
  const sum = weightSum(model, layer, chosen.row, chosen.col);
  const words = wordsOf(model, layer, chosen);
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
      <div className="min-w-0">
        <p className="mb-1 text-soft text-xs">{DEPTH.chooseWeight}</p>
        <WeightPicker model={model} layer={layer} chosen={chosen} />
      </div>
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-sm">
          {chosen.row === null
            ? DEPTH.biasSentence(words.weight, words.delta)
            : DEPTH.weightSentence(words.weight, words.input, words.delta)}
        </p>
        <SampleLines model={model} layer={layer} chosen={chosen} terms={sum.terms} />
        <p
          data-testid="sum-line"
          data-value={sum.sum}
          data-weight={words.gradient}
          title={`${words.gradient} = ${wholeNumber(sum.sum)}`}
          className="num mt-3 text-balance border-line border-t pt-2 text-sm leading-6"
        >
          <span className="sr-only">{DEPTH.cell(words.gradient)} </span>
          {sumLine(sum)}
        </p>
      </div>
    </div>
  );
}

function wordsOf(model: MathsModel, layer: number, { row, col }: ChosenWeight) {
  const delta = entityOf(model, `delta${layer}`);
  const input = entityOf(model, inputIdOf(layer));
  const place = gradientPlace(layer, { row, col });
  const weight = entityOf(model, row === null ? `b${layer}` : `W${layer}`);
  const unit = placeLabel(model, delta.axes.cols, col).short;
  return {
    weight: cellName(model, weight, row ?? 0, col),
    input: `${input.name}[●n, ${placeLabel(model, input.axes.cols, row ?? 0).short}]`,
    delta: `${delta.name}[●n, ${unit}]`,
    gradient: cellName(model, entityOf(model, place.entity), row ?? 0, col),
  };
}

interface SampleLinesProps extends WeightViewProps {
  readonly chosen: ChosenWeight;
  readonly terms: readonly SumTerm[];
}

function SampleLines({ model, layer, chosen, terms }: SampleLinesProps) {
  const [from, setFrom] = useState(0);
  const shown = windowOf(terms.length, from, LINES);
  const words = wordsOf(model, layer, chosen);
  const input = entityOf(model, inputIdOf(layer));
  const delta = entityOf(model, `delta${layer}`);
  return (
    <section
      aria-label={DEPTH.weightLines(words.weight)}
      // What may scroll sideways is reached by keys.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className="mt-3 max-w-full overflow-x-auto"
    >
      <table className="num text-xs" data-testid="sum-lines">
        <caption className="sr-only">{DEPTH.weightLines(words.weight)}</caption>
        <thead className="text-2xs text-soft">
          <tr>
            <th scope="col" className="pr-3 text-left @max-[24rem]:pr-1 font-normal">
              {DEPTH.columns.sample}
            </th>
            <th scope="col" className="px-2 text-right @max-[24rem]:px-1 font-normal">
              {chosen.row === null ? "1" : words.input}
            </th>
            <td aria-hidden />
            <th scope="col" className="px-2 text-right @max-[24rem]:px-1 font-normal">
              {words.delta}
            </th>
            <td aria-hidden />
            <th scope="col" className="px-2 text-right @max-[24rem]:px-1 font-normal">
              {DEPTH.columns.share}
            </th>
            <th scope="col" className="pl-3 text-right @max-[24rem]:pl-1 font-normal">
              {DEPTH.columns.partial}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.indices
            .flatMap((n) => terms[n] ?? [])
            .map((term) => (
              <tr key={term.row} className="h-7">
                <th scope="row" className="pr-3 text-left @max-[24rem]:pr-1 font-normal text-soft">
                  ●{term.sample}
                </th>
                <Factor
                  place={
                    chosen.row === null
                      ? null
                      : { entity: input.id, row: term.row, col: chosen.row }
                  }
                  value={term.input}
                />
                <td aria-hidden className="text-faint">
                  ×
                </td>
                <Factor
                  place={{ entity: delta.id, row: term.row, col: chosen.col }}
                  value={term.delta}
                />
                <td aria-hidden className="text-faint">
                  =
                </td>
                <td
                  className="px-2 text-right @max-[24rem]:px-1 font-medium"
                  data-testid={`sum-share-${term.row + 1}`}
                  data-value={term.product}
                  title={wholeNumber(term.product)}
                >
                  {formatValue(term.product)}
                </td>
                <td
                  className="pl-3 text-right @max-[24rem]:pl-1 text-soft"
                  title={wholeNumber(term.partial)}
                >
                  {formatValue(term.partial)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <WindowPager label={DEPTH.samples} total={terms.length} shown={shown} onMove={setFrom} />
    </section>
  );
}

interface FactorProps {
  /** Null for the 1 that a bias is multiplied by. */
  readonly place: EntityPlace | null;
  readonly value: number;
}

function Factor({ place, value }: FactorProps) {
  return place === null ? (
    <td className="px-2 text-right @max-[24rem]:px-1">1</td>
  ) : (
    <td data-matrix={place.entity} className="px-1 text-right">
      <span
        data-cell={`${place.row}-${place.col}`}
        title={wholeNumber(value)}
        className="rounded-[3px] px-1"
      >
        {formatValue(value)}
      </span>
    </td>
  );
}
