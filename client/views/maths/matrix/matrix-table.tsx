"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Axis } from "#client/maths/axis.ts";
import { placeLabel } from "#client/maths/cell-words.ts";
import type { Entity } from "#client/maths/entity.ts";
import { kinOf } from "#client/maths/kin.ts";
import type { LensWindow, MatrixView } from "#client/maths/lens.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { CellReadout } from "#client/views/maths/matrix/cell-readout.tsx";
import { fullValueOf } from "#client/views/maths/matrix/full-value.ts";
import { HeatMap } from "#client/views/maths/matrix/heat-map.tsx";
import { MatrixCaption } from "#client/views/maths/matrix/matrix-caption.tsx";
import { MatrixGrid, type MatrixHead } from "#client/views/maths/matrix/matrix-grid.tsx";
import { useLens } from "#client/views/maths/matrix/use-lens.ts";
import { writeCells } from "#client/views/maths/matrix/write-cells.ts";

interface MatrixTableProps {
  readonly model: MathsModel;
  /** Of the entity, such as "dW2". */
  readonly id: string;
}

/**
 * A matrix of the iteration as a table whose rows and columns say what they stand for; a large one
 * as a map, with the numbers around one of its places.
 */
export function MatrixTable({ model, id }: MatrixTableProps) {
  const entity = entityOf(model, id);
  const { rows, cols } = entity.matrix;
  const table = useRef<HTMLTableElement>(null);
  const { view, at, look, move } = useLens(model, id);
  const fullValue = useWrittenCells(table, model, entity, view);
  return (
    <figure
      data-matrix={id}
      data-kin={kinOf(entity)}
      data-testid={`matrix-${id}`}
      data-step={model.step}
      className="min-w-32 max-w-full"
    >
      <MatrixCaption entity={entity} />
      {view.isHeatMap ? (
        <HeatMap entity={entity} view={view} fullValue={fullValue} onLook={look} />
      ) : null}
      <div className="max-w-full overflow-x-auto p-0.5">
        <MatrixGrid
          ref={table}
          label={entity.spoken}
          size={`${rows} x ${cols}`}
          rows={headsOf(model, entity.axes.rows, view.rows)}
          cols={headsOf(model, entity.axes.cols, view.cols)}
          at={at}
          limit={`${rows - 1}-${cols - 1}`}
          onMove={move}
        />
      </div>
      <CellReadout model={model} entity={entity} />
      {view.isHeatMap ? (
        <p className="w-0 min-w-full text-2xs text-soft">
          {view.leftOut === null ? "" : `${MATHS.leftOut(view.leftOut)}. `}
          {MATHS_PANEL.zoomed}
        </p>
      ) : null}
    </figure>
  );
}

function headsOf(model: MathsModel, axis: Axis, { from, count }: LensWindow): MatrixHead[] {
  return Array.from({ length: count }, (_, i) => ({
    place: from + i,
    axis,
    ...placeLabel(model, axis, from + i),
  }));
}

/** Numbers are written when the model or the part of it that is shown is another. */
function useWrittenCells(
  table: RefObject<HTMLTableElement | null>,
  model: MathsModel,
  entity: Entity,
  { rows, cols }: MatrixView,
): number {
  const fullValue = fullValueOf(entity.matrix);
  const shown = [rows.from, rows.count, cols.from, cols.count].join(" ");
  useLayoutEffect(() => {
    // The table has these cells by now.
    void shown;
    if (table.current !== null) {
      writeCells(table.current, model, entity, fullValue);
    }
  }, [table, model, entity, fullValue, shown]);
  return fullValue;
}
