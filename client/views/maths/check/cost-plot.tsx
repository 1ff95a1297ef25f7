"use client";

import { CHECK } from "#client/text/en/maths-check.ts";
import type { WeightProbe } from "#client/views/maths/check/weight-probe.ts";
import { LineKey } from "#client/views/maths/line-key.tsx";

const WIDTH = 320;
const HEIGHT = 170;
const AIR = 14;

interface CostPlotProps {
  readonly probe: WeightProbe;
  readonly weight: string;
}

/** C(w) around a weight, with w - ε, w, w + ε, the secant and the tangent. */
export function CostPlot({ probe, weight }: CostPlotProps) {
  const { offsets, costs, epsilon, below, centre, above, component } = probe;
  const reach = offsets.at(-1) ?? 1;
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const span = high - low || Math.max(1e-12, Math.abs(high) * 1e-12);
  const xOf = (offset: number) => ((offset / reach + 1) / 2) * WIDTH;
  const yOf = (cost: number) => HEIGHT - AIR - ((cost - low) / span) * (HEIGHT - 2 * AIR);
  const lineOf = (at: number, slope: number) =>
    [-reach, reach].map((x) => `${xOf(x).toFixed(1)},${yOf(at + slope * x).toFixed(1)}`).join(" ");
  const secantSlope = (above - below) / (2 * epsilon);
  const marks = [
    { label: "w − ε", offset: -epsilon, cost: below },
    { label: "w", offset: 0, cost: centre },
    { label: "w + ε", offset: epsilon, cost: above },
  ];
  return (
    <figure className="min-w-0 max-w-md">
      <svg
        viewBox={`-4 0 ${WIDTH + 8} ${HEIGHT + 20}`}
        role="img"
        aria-label={CHECK.plot(weight)}
        data-testid="cost-plot"
        className="num w-full overflow-hidden"
      >
        {marks.map(({ label, offset }) => (
          <g key={label}>
            <line x1={xOf(offset)} x2={xOf(offset)} y1={0} y2={HEIGHT} className="stroke-line" />
            <text
              x={xOf(offset)}
              y={HEIGHT + 14}
              textAnchor="middle"
              className="fill-soft text-[11px]"
            >
              {label}
            </text>
          </g>
        ))}
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line-strong" />
        <polyline
          points={offsets
            .map((x, i) => `${xOf(x).toFixed(1)},${yOf(costs[i] ?? 0).toFixed(1)}`)
            .join(" ")}
          fill="none"
          strokeWidth={1.75}
          className="stroke-ink"
        />
        <polyline
          points={lineOf((above + below) / 2, secantSlope)}
          fill="none"
          strokeWidth={1.5}
          strokeDasharray="7 4"
          className="stroke-accent"
        />
        <polyline
          points={lineOf(centre, component.claimed)}
          fill="none"
          strokeWidth={1.5}
          strokeDasharray="1.5 3.5"
          className="stroke-ink"
        />
        {marks.map(({ label, offset, cost }) => (
          <circle
            key={label}
            cx={xOf(offset)}
            cy={yOf(cost)}
            r={3.75}
            strokeWidth={1.5}
            className="fill-paper stroke-ink"
          />
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 text-2xs text-soft">
        <LineKey name={CHECK.curve} className="stroke-ink" />
        <LineKey name={CHECK.secant} className="stroke-accent" dash="7 4" />
        <LineKey name={CHECK.tangent} className="stroke-ink" dash="1.5 3.5" />
      </figcaption>
    </figure>
  );
}
