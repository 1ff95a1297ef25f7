"use client";

import { useRef, useState } from "react";
import type { NodePlace } from "#client/draw/network-layout.ts";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import type { Size } from "#client/ui/use-size.ts";
import { writeText } from "#client/ui/write-text.ts";
import { HeatPicture } from "#client/views/inspector/unit-heat.tsx";
import { StripPicture } from "#client/views/inspector/unit-strip.tsx";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface UnitPeekProps {
  readonly settings: TrainingSettings;
  /** From 0; inputs are layer 0. */
  readonly layer: number;
  /** Where the unit stands, alone. */
  readonly node: NodePlace;
  /** The chosen data row, from 0. */
  readonly row: number;
  /** Of the picture of the network. */
  readonly size: Size;
}

const WIDTH_PX = 152;
const HEIGHT_PX = { plane: 172, rows: 122 } as const;
const AWAY_PX = 14;

/** A unit's picture enlarged below or above it, while it is pointed at or has the focus. */
export function UnitPeek({ settings, layer, node, row, size }: UnitPeekProps) {
  const value = useRef<HTMLSpanElement>(null);
  const [evaluator] = useState(() => new RowEvaluator());
  const unit = node.from;
  useNumbers(
    (moment) => {
      const shown = Math.min(row, rowCountOf(moment.dataset) - 1);
      const { activations } = evaluator.at(moment, shown, shown + 1);
      const a = activations[layer]?.data[unit] ?? Number.NaN;
      if (value.current !== null) {
        writeText(value.current, INSPECTOR.stripRow(formatCount(shown + 1), formatValue(a)));
      }
    },
    [layer, unit, row],
  );
  const isPlane = hasPlane(settings.data);
  const heightPx = isPlane ? HEIGHT_PX.plane : HEIGHT_PX.rows;
  const left = Math.max(0, Math.min(size.widthPx - WIDTH_PX, node.xPx - WIDTH_PX / 2));
  // In its own column, where no numbers of its lines stand.
  const top =
    node.yPx < size.heightPx / 2
      ? node.yPx + node.radiusPx + AWAY_PX
      : node.yPx - node.radiusPx - AWAY_PX - heightPx;
  return (
    // The unit's button has its name; the numbers are in the inspector.
    <div
      aria-hidden
      data-testid="unit-peek"
      className="pointer-events-none absolute z-10 rounded-lg border border-line-strong bg-raised p-1.5 shadow-lift"
      style={{ left, top, width: WIDTH_PX, height: heightPx }}
    >
      <p className="num flex justify-between gap-2 pb-1 text-2xs">
        <span className="truncate font-semibold">{unitName(settings, layer, unit)}</span>
        <span ref={value} className="shrink-0 text-soft" />
      </p>
      {isPlane ? (
        <HeatPicture
          label={null}
          layer={layer}
          unit={unit}
          testId="peek-picture"
          className="aspect-square w-full"
        />
      ) : (
        <div className="relative h-[5.5rem]">
          <StripPicture layer={layer} unit={unit} row={row} testId="peek-picture" />
        </div>
      )}
    </div>
  );
}
