"use client";

import { useMemo } from "react";
import { LABEL_HEIGHT_PX, LABEL_WIDTH_PX, placeLineLabels } from "#client/draw/line-labels.ts";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";
import { formatValue } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import type { Size } from "#client/ui/use-size.ts";
import { useStill } from "#client/ui/use-still.ts";
import type { LineNumber, SlowLook, UnitNumber } from "#client/views/slow/slow-look.ts";

interface SlowLightsProps {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
  readonly look: SlowLook;
}

/** The units and lines that take part, with their numbers. */
export function SlowLights({ places, size, look }: SlowLightsProps) {
  const isStill = useStill();
  const isRunning = useSession(({ slowStep }) => slowStep?.isRunning === true);
  const isMoving = isRunning && !isStill && look.flow !== "none";
  return (
    <svg
      aria-hidden
      data-testid="slow-lights"
      className="pointer-events-none absolute inset-0"
      width={size.widthPx}
      height={size.heightPx}
    >
      {look.lines.map((layer) => (
        <Lines
          key={layer}
          starts={places[layer - 1]?.nodes ?? []}
          ends={places[layer]?.nodes ?? []}
          towards={isMoving ? look.flow : "none"}
        />
      ))}
      {look.layers.flatMap((layer) =>
        (places[layer]?.nodes ?? []).map((node) => (
          <circle
            key={`${layer}-${node.from}`}
            cx={node.xPx}
            cy={node.yPx}
            r={node.radiusPx + 3}
            strokeWidth={2.5}
            className="fill-none stroke-accent"
          />
        )),
      )}
      <WeightNumbers places={places} numbers={look.weights} />
      {look.units.map((number) => (
        <UnitLabel key={number.unit} number={number} places={places} />
      ))}
    </svg>
  );
}

interface LinesProps {
  readonly starts: readonly NodePlace[];
  readonly ends: readonly NodePlace[];
  readonly towards: SlowLook["flow"];
}

/** Dashes go where the numbers go; where nothing goes there are none, as for a negative weight. */
function Lines({ starts, ends, towards }: LinesProps) {
  const [from, to] = towards === "back" ? [0, 16] : [16, 0];
  const isMoving = towards !== "none";
  return (
    <g
      className="stroke-accent"
      strokeWidth={isMoving ? 1.75 : 1.25}
      strokeDasharray={isMoving ? "5 11" : undefined}
      strokeLinecap="round"
      opacity={isMoving ? 1 : 0.7}
    >
      {isMoving ? (
        <animate
          attributeName="stroke-dashoffset"
          from={from}
          to={to}
          dur="0.7s"
          repeatCount="indefinite"
        />
      ) : null}
      {starts.flatMap((start) =>
        ends.map((end) => (
          <line
            key={`${start.from}-${end.from}`}
            x1={start.xPx + start.radiusPx}
            y1={start.yPx}
            x2={end.xPx - end.radiusPx}
            y2={end.yPx}
          />
        )),
      )}
    </g>
  );
}

interface WeightNumbersProps {
  readonly places: readonly LayerPlace[];
  readonly numbers: readonly LineNumber[];
}

/** On the lines, as far as there is room. */
function WeightNumbers({ places, numbers }: WeightNumbersProps) {
  const labels = useMemo(() => placeLineLabels(places, () => true), [places]);
  return labels.map(({ layer, from, to, xPx, yPx }) => {
    const number = numbers.find(
      (other) => other.layer === layer && other.from === from && other.unit === to,
    );
    return number === undefined ? null : (
      <Label key={`${layer}-${from}-${to}`} value={number.value} xPx={xPx} yPx={yPx} />
    );
  });
}

interface UnitLabelProps {
  readonly places: readonly LayerPlace[];
  readonly number: UnitNumber;
}

/** Beside the circle, where lines run; at the last layer before it, as its name stands behind. */
function UnitLabel({ places, number: { layer, unit, value } }: UnitLabelProps) {
  const node = places[layer]?.nodes[unit];
  if (node === undefined) {
    return null;
  }
  const side = layer === places.length - 1 ? -1 : 1;
  const xPx = node.xPx + side * (node.radiusPx + 3 + widthOf(formatValue(value, 3)) / 2);
  return <Label value={value} xPx={xPx} yPx={node.yPx} isStrong />;
}

/** Of digits of one width, with some air. */
function widthOf(words: string): number {
  return words.length * 6.4 + 8;
}

interface LabelProps {
  readonly value: number;
  readonly xPx: number;
  readonly yPx: number;
  readonly isStrong?: boolean;
}

function Label({ value, xPx, yPx, isStrong = false }: LabelProps) {
  const words = formatValue(value, isStrong ? 3 : 2);
  const heightPx = LABEL_HEIGHT_PX + (isStrong ? 4 : 0);
  const widthPx = isStrong ? widthOf(words) : LABEL_WIDTH_PX;
  return (
    <g data-slow-number={value}>
      <rect
        x={xPx - widthPx / 2}
        y={yPx - heightPx / 2}
        width={widthPx}
        height={heightPx}
        rx={3}
        className={isStrong ? "fill-paper stroke-accent" : "fill-paper"}
      />
      <text
        x={xPx}
        y={yPx}
        dy="0.35em"
        textAnchor="middle"
        className={
          isStrong ? "num fill-ink font-medium text-[10.5px]" : "num fill-ink text-[9.5px]"
        }
      >
        {words}
      </text>
    </g>
  );
}
