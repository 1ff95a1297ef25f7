"use client";

import { useId, useMemo, useState } from "react";
import { formatSigned, formatValue } from "#client/draw/number-format.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { LEARN } from "#client/text/en/learn.ts";
import { Button } from "#client/ui/button.tsx";
import { Segments } from "#client/ui/segments.tsx";
import { slopeOf, WeightProbe } from "#client/views/learn/nudge.ts";
import {
  curvePath,
  placeIn,
  REACH,
  type SlopePlot,
  slopePlot,
} from "#client/views/learn/slope-plot.ts";

const WORDS = LEARN.slope;
const WIDTH = 320;
const HEIGHT = 150;

/** One weight of the last layer to turn by hand: C answers. The run itself is left alone. */
export function SlopeExhibit({ model }: { readonly model: MathsModel }) {
  const layer = model.settings.layers.length;
  const units = model.settings.layers.at(-2)?.units ?? 1;
  const [row, setRow] = useState(0);
  // How far the weight is turned from where the run has it.
  const [turn, setTurn] = useState(0);
  const place = { layer, row: Math.min(row, units - 1), col: 0 };
  const probe = useMemo(
    () => new WeightProbe(model, { layer, row: place.row, col: 0 }),
    [model, layer, place.row],
  );
  const plot = useMemo(() => slopePlot(probe.value, (value) => probe.costWith(value)), [probe]);
  const value = probe.value + turn;
  const cost = probe.costWith(value);
  const slope = slopeOf(model, place);
  const id = useId();
  return (
    <div className="flex flex-col gap-3" data-testid="slope-exhibit">
      <Segments
        label={WORDS.weight}
        value={String(place.row)}
        options={Array.from({ length: units }, (_, i) => ({
          value: String(i),
          label: `W${layer}[■${i + 1}]`,
        }))}
        onChange={(chosen) => {
          setRow(Number(chosen));
          setTurn(0);
        }}
        testId="slope-weight"
        className="self-start"
      />
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
        <div>
          <Curve plot={plot} at={probe.value} slope={slope} value={value} cost={cost} />
          <input
            id={id}
            type="range"
            min={-REACH}
            max={REACH}
            step={0.05}
            value={turn}
            onChange={({ target }) => setTurn(target.valueAsNumber)}
            aria-label={`${WORDS.choose}: W${layer}[■${place.row + 1}]`}
            aria-valuetext={`${formatValue(value)}, C ${formatValue(cost)}`}
            className="mt-1 h-6 w-full accent-accent pointer-coarse:h-10"
            data-testid="slope-turn"
          />
        </div>
        <dl className="grid content-start gap-y-1.5 text-sm">
          <Fact name={WORDS.value} value={formatValue(value)} />
          <Fact name={WORDS.cost} value={formatValue(cost)} testId="slope-cost" raw={cost} />
          <Fact name={WORDS.costNow} value={formatValue(model.explanation.loss)} />
          <Fact name={WORDS.slope} value={formatSigned(slope)} testId="slope" raw={slope} />
          <div className="mt-2">
            <Button onClick={() => setTurn(0)} disabled={turn === 0}>
              {WORDS.reset}
            </Button>
          </div>
        </dl>
      </div>
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly raw?: number;
  readonly testId?: string;
}

export function Fact({ name, value, raw, testId }: FactProps) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-line border-b pb-1">
      <dt className="text-soft text-xs">{name}</dt>
      <dd className="num" data-testid={testId} data-value={raw}>
        {value}
      </dd>
    </div>
  );
}

interface CurveProps {
  readonly plot: SlopePlot;
  readonly at: number;
  readonly slope: number;
  readonly value: number;
  readonly cost: number;
}

/** C over the weight, its tangent where the run is, and the place one has turned to. */
function Curve({ plot, at, slope, value, cost }: CurveProps) {
  const place = placeIn(plot, WIDTH, HEIGHT);
  const here = plot.points[(plot.points.length - 1) / 2]?.cost ?? 0;
  const tangent = (to: number) => place(to, here + slope * (to - at));
  const [left, right] = [tangent(plot.from), tangent(plot.to)];
  const [x0, y0] = place(at, here);
  const [x, y] = place(value, cost);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="w-full overflow-hidden border-line border-b border-l"
      role="img"
      aria-label={WORDS.picture}
    >
      <line
        x1={left[0]}
        y1={left[1]}
        x2={right[0]}
        y2={right[1]}
        className="stroke-faint"
        strokeDasharray="4 4"
      />
      <path
        d={curvePath(plot, WIDTH, HEIGHT)}
        fill="none"
        className="stroke-ink"
        strokeWidth="1.75"
      />
      <circle cx={x0} cy={y0} r="3.5" className="fill-paper stroke-ink" strokeWidth="1.5" />
      <circle cx={x} cy={y} r="5" className="fill-accent" />
    </svg>
  );
}
