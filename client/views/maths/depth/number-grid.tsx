"use client";

import { type CSSProperties, memo } from "react";
import { signOf, tintOf } from "#client/draw/value-colour.ts";
import { type Axis, transposed } from "#client/maths/axis.ts";
import { placeLabel, shownNumber, spokenCell, wholeNumber } from "#client/maths/cell-words.ts";
import type { Entity } from "#client/maths/entity.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { DEPTH } from "#client/text/en/maths-depth.ts";
import { classNames } from "#client/ui/class-names.ts";
import type { ListWindow } from "#client/ui/window-of.ts";
import { onGridKey } from "#client/views/maths/depth/on-grid-key.ts";
import { AxisText } from "#client/views/maths/matrix/axis-text.tsx";
import { fullValueOf } from "#client/views/maths/matrix/full-value.ts";

/** How a cell takes part in what is shown just now. */
export type CellLook = "plain" | "met" | "row" | "blank";

interface NumberGridProps {
  readonly model: MathsModel;
  /** Its id links the cells; its numbers may be a part of the sum that the matrix is in the end. */
  readonly entity: Entity;
  /** Rows for columns, as `.T` does; cells keep their places. */
  readonly isTransposed?: boolean;
  /** What is in sight, of the grid as it stands on the page. */
  readonly rows: ListWindow;
  readonly cols: ListWindow;
  readonly caption?: string;
  /** Without the shape beside the name: where several grids have the same one. */
  readonly isBare?: boolean;
  /** The value that gets the full colour; the matrix' own without. */
  readonly fullValue?: number;
  readonly testId: string;
  /** By place in the matrix; everything is plain without. */
  readonly lookOf?: (row: number, col: number) => CellLook;
  /** The cell that the Tab key reaches, by place in the matrix; the first one without. */
  readonly chosen?: { readonly row: number; readonly col: number } | null;
}

const LOOKS: Readonly<Record<CellLook, string>> = {
  plain: "",
  row: "outline-1 outline-line-strong -outline-offset-1",
  met: "outline-2 outline-accent -outline-offset-1 font-semibold",
  blank: "text-faint",
};

/** A part of a matrix as a table with named axes, whose cells are linked with all their appearances. */
export const NumberGrid = memo(function NumberGrid(props: NumberGridProps) {
  const {
    model,
    entity,
    isTransposed = false,
    rows,
    cols,
    caption,
    isBare = false,
    testId,
  } = props;
  const axes = isTransposed ? transposed(entity.axes) : entity.axes;
  return (
    <figure className="min-w-0 max-w-full" data-matrix={entity.id}>
      <figcaption className="num text-2xs">
        <span className="font-semibold">{isTransposed ? `${entity.name}ᵀ` : entity.name}</span>{" "}
        {isBare ? null : (
          <span className="text-soft">
            <AxisText axis={axes.rows}>{axes.rows.size}</AxisText>
            {" x "}
            <AxisText axis={axes.cols}>{axes.cols.size}</AxisText>
          </span>
        )}
        {caption === undefined ? null : <span className="text-soft"> · {caption}</span>}
      </figcaption>
      <div className="max-w-full overflow-x-auto p-0.5">
        <table
          // ARIA's grid is a table whose cells take the focus.
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
          role="grid"
          aria-label={isTransposed ? DEPTH.transposed(entity.spoken) : entity.spoken}
          data-testid={testId}
          onKeyDown={onGridKey}
          className="border-separate border-spacing-px"
        >
          <thead>
            <tr>
              <td />
              {cols.indices.map((col) => (
                <th key={col} scope="col" className="num px-1 font-normal text-2xs text-soft">
                  <Head model={model} axis={axes.cols} place={col} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.indices.map((row, i) => (
              <tr key={row}>
                <th scope="row" className="num pr-1 text-right font-normal text-2xs text-soft">
                  <Head model={model} axis={axes.rows} place={row} />
                </th>
                {cols.indices.map((col, j) => (
                  <Cell
                    key={col}
                    {...props}
                    row={isTransposed ? col : row}
                    col={isTransposed ? row : col}
                    isFirst={i === 0 && j === 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
});

interface HeadProps {
  readonly model: MathsModel;
  readonly axis: Axis;
  readonly place: number;
}

function Head({ model, axis, place }: HeadProps) {
  const { short, name, spoken } = placeLabel(model, axis, place);
  return short === "" ? null : (
    <>
      <span aria-hidden title={name === "" ? undefined : name}>
        <AxisText axis={axis}>{/\d+$/.exec(short)?.[0]}</AxisText>
      </span>
      <span className="sr-only">{spoken}</span>
    </>
  );
}

interface CellProps extends NumberGridProps {
  readonly row: number;
  readonly col: number;
  readonly isFirst: boolean;
}

function Cell({ model, entity, row, col, isFirst, lookOf, chosen, testId, fullValue }: CellProps) {
  const look = lookOf?.(row, col) ?? "plain";
  const { matrix } = entity;
  const value = matrix.data[row * matrix.cols + col] ?? Number.NaN;
  const isBlank = look === "blank";
  const isChosen = chosen?.row === row && chosen.col === col;
  const isStop = chosen === undefined || chosen === null ? isFirst : isChosen;
  return (
    <td
      tabIndex={isStop ? 0 : -1}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      aria-label={isBlank ? DEPTH.notYet : spokenCell(model, entity, row, col)}
      aria-selected={chosen === undefined ? undefined : isChosen}
      title={isBlank ? undefined : wholeNumber(value)}
      data-cell={`${row}-${col}`}
      data-testid={`${testId}-${row + 1}-${col + 1}`}
      data-value={isBlank ? "" : value}
      data-sign={isBlank ? "0" : signOf(value)}
      data-look={look}
      style={tintStyle(isBlank ? 0 : value, fullValue ?? fullValueOf(matrix))}
      className={classNames(
        "value-cell num h-7 min-w-12 cursor-pointer rounded-[3px] px-1.5 text-right text-xs pointer-coarse:h-10",
        isChosen ? LOOKS.met : LOOKS[look],
      )}
    >
      {isBlank ? "·" : shownNumber(value)}
    </td>
  );
}

function tintStyle(value: number, full: number): CSSProperties {
  const style: Record<string, string> = { "--tint": tintOf(value, full).toFixed(3) };
  return style;
}
