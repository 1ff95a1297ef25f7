"use client";

import { useStore } from "zustand";
import { cellName, wholeNumber } from "#client/maths/cell-words.ts";
import type { Entity } from "#client/maths/entity.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";

interface CellReadoutProps {
  readonly model: MathsModel;
  readonly entity: Entity;
}

/** All digits of the cell of this matrix that is pointed at, has the focus or was pressed. */
export function CellReadout({ model, entity }: CellReadoutProps) {
  const place = useStore(mathsFocus, ({ lit, pinned }) =>
    [lit, pinned].find((found) => found?.entity === entity.id),
  );
  const { row = null, col = null } = place ?? {};
  const { rows, cols, data } = entity.matrix;
  const isCell = row !== null && col !== null && row < rows && col < cols;
  const value = isCell ? (data[row * cols + col] ?? Number.NaN) : Number.NaN;
  return (
    <p
      className="num min-h-8 w-0 min-w-full break-words text-2xs text-soft"
      data-testid={`readout-${entity.id}`}
      data-value={isCell ? value : undefined}
    >
      {isCell ? `${cellName(model, entity, row, col)} = ${wholeNumber(value)}` : null}
    </p>
  );
}
