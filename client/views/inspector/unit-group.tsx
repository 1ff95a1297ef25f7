"use client";

import { useRef, useState } from "react";
import { groupOf } from "#client/draw/network-layout.ts";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { Choice } from "#client/ui/choice.tsx";
import { writeText } from "#client/ui/write-text.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface UnitGroupProps {
  readonly settings: TrainingSettings;
  /** From 0; inputs are layer 0. */
  readonly layer: number;
  readonly unit: number;
  /** The chosen data row, from 0. */
  readonly row: number;
  readonly onUnit: (unit: number) => void;
}

/** Of a unit that is drawn with others: their mean, as in the circle, and a choice among them. */
export function UnitGroup({ settings, layer, unit, row, onUnit }: UnitGroupProps) {
  const mean = useRef<HTMLParagraphElement>(null);
  const [evaluator] = useState(() => new RowEvaluator());
  const group = groupOf(layerWidths(settings)[layer] ?? 0, unit);
  useNumbers(
    (moment) => {
      const shown = Math.min(row, rowCountOf(moment.dataset) - 1);
      const { data } = evaluator.at(moment, shown, shown + 1).activations[layer] ?? { data: [] };
      if (mean.current !== null && group !== null) {
        const values = Array.from(data).slice(group.from, group.to);
        const value = values.reduce((sum, each) => sum + each, 0) / values.length;
        const units = [group.from + 1, group.to].map((each) => formatCount(each)).join("–");
        writeText(
          mean.current,
          INSPECTOR.groupMean(units, formatValue(value), formatCount(shown + 1)),
        );
        mean.current.dataset["value"] = String(value);
      }
    },
    [layer, group?.from, row],
  );
  return group === null ? null : (
    <div className="mb-2 flex flex-wrap items-center gap-2 text-2xs text-soft">
      <Choice
        label={INSPECTOR.groupUnit}
        value={String(unit)}
        options={Array.from({ length: group.to - group.from }, (_, i) => ({
          value: String(group.from + i),
          label: unitName(settings, layer, group.from + i),
        }))}
        onChange={(chosen) => onUnit(Number(chosen))}
        testId="group-unit"
      />
      <p ref={mean} data-testid="group-mean" />
    </div>
  );
}
