"use client";

import { chartTicks, tickText } from "#client/draw/chart-ticks.ts";
import { formatCount } from "#client/draw/number-format.ts";
import { BENCH_WORDS } from "#client/text/en/maths-bench.ts";
import { lanePoints, raceScale } from "#client/views/maths/bench/race-points.ts";
import { LineKey } from "#client/views/maths/line-key.tsx";
import type { RaceLane } from "#engine/rule-race.ts";

const WIDTH = 320;
const HEIGHT = 110;

interface RaceChartProps {
  readonly lanes: readonly RaceLane[];
  readonly steps: number;
  /** The rules' names, the right one first; of one lane the first counts. */
  readonly names: readonly [string, string];
}

/** Losses over the steps: of the right rule as a line, of the other dashed. */
export function RaceChart({ lanes, steps, names }: RaceChartProps) {
  const scale = raceScale(
    lanes.map(({ losses }) => losses),
    HEIGHT,
  );
  const ticks = chartTicks(scale, 3);
  const [right, other] = lanes;
  return (
    <figure className="mt-2 max-w-md">
      <svg
        viewBox={`-52 -8 ${WIDTH + 60} ${HEIGHT + 26}`}
        role="img"
        aria-label={BENCH_WORDS.chart(...names)}
        data-testid="race-chart"
        className="num w-full"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={0}
              x2={WIDTH}
              y1={scale.pxFromValue(tick)}
              y2={scale.pxFromValue(tick)}
              className="stroke-line"
            />
            <text
              x={-6}
              y={scale.pxFromValue(tick) + 3.5}
              textAnchor="end"
              className="fill-soft text-[10px]"
            >
              {tickText(tick, ticks)}
            </text>
          </g>
        ))}
        <text x={0} y={HEIGHT + 14} className="fill-soft text-[10px]">
          0
        </text>
        <text x={WIDTH} y={HEIGHT + 14} textAnchor="end" className="fill-soft text-[10px]">
          {`${BENCH_WORDS.step} ${formatCount(steps)}`}
        </text>
        <polyline
          points={lanePoints(right?.losses ?? [], steps, scale, WIDTH)}
          fill="none"
          strokeWidth={1.75}
          className="stroke-ink"
        />
        {other === undefined ? null : (
          <polyline
            points={lanePoints(other.losses, steps, scale, WIDTH)}
            fill="none"
            strokeWidth={1.75}
            strokeDasharray="5 3"
            className="stroke-accent"
          />
        )}
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 text-2xs text-soft">
        <LineKey name={names[0]} className="stroke-ink" />
        {other === undefined ? null : (
          <LineKey name={names[1]} className="stroke-accent" dash="5 3" />
        )}
      </figcaption>
    </figure>
  );
}
