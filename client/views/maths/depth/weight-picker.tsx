"use client";

import { useState } from "react";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { DEPTH } from "#client/text/en/maths-depth.ts";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import type { ChosenWeight } from "#client/views/maths/depth/chosen-weight.ts";
import { NumberGrid } from "#client/views/maths/depth/number-grid.tsx";

const ROWS = 12;
const COLS = 8;

interface WeightPickerProps {
  readonly model: MathsModel;
  readonly layer: number;
  readonly chosen: ChosenWeight;
}

/** dW and db: pressing a number chooses its weight, here and wherever weights light up. */
export function WeightPicker({ model, layer, chosen }: WeightPickerProps) {
  const weights = entityOf(model, `dW${layer}`);
  const biases = model.entities.get(`db${layer}`);
  const [top, setTop] = useState(() => Math.max(0, (chosen.row ?? 0) - ROWS / 2));
  const [left, setLeft] = useState(() => Math.max(0, chosen.col - COLS / 2));
  const rows = windowOf(weights.matrix.rows, top, ROWS);
  const cols = windowOf(weights.matrix.cols, left, COLS);
  return (
    <div className="flex flex-col gap-2">
      <NumberGrid
        model={model}
        entity={weights}
        rows={rows}
        cols={cols}
        testId="pick-weight"
        chosen={chosen.row === null ? null : { row: chosen.row, col: chosen.col }}
      />
      {biases === undefined ? null : (
        <NumberGrid
          model={model}
          entity={biases}
          rows={windowOf(1, 0, 1)}
          cols={cols}
          testId="pick-bias"
          chosen={chosen.row === null ? { row: 0, col: chosen.col } : null}
        />
      )}
      <WindowPager label={DEPTH.rows} total={weights.matrix.rows} shown={rows} onMove={setTop} />
      <WindowPager label={DEPTH.cols} total={weights.matrix.cols} shown={cols} onMove={setLeft} />
    </div>
  );
}
