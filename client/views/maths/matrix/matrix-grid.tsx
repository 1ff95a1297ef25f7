"use client";

import { type KeyboardEvent, memo, type Ref, type RefObject, useLayoutEffect, useRef } from "react";
import type { Axis } from "#client/maths/axis.ts";
import type { PlaceLabel } from "#client/maths/cell-words.ts";
import type { CellPlace } from "#client/maths/lens.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { AxisText } from "#client/views/maths/matrix/axis-text.tsx";

/** How a row or a column is headed. */
export interface MatrixHead extends PlaceLabel {
  /** In the matrix, from 0. */
  readonly place: number;
  readonly axis: Axis;
}

interface MatrixGridProps {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly label: string;
  /** Of the whole matrix. */
  readonly size: string;
  readonly rows: readonly MatrixHead[];
  readonly cols: readonly MatrixHead[];
  /** The one cell that the Tab key reaches. */
  readonly at: CellPlace;
  /** The last cell of the matrix: "3-0". */
  readonly limit: string;
  readonly onMove: (to: CellPlace) => void;
}

/**
 * The cells of a matrix, which are rendered anew only when other ones are shown: numbers and the
 * samples' numbers are written into them.
 */
export const MatrixGrid = memo(function MatrixGrid(props: MatrixGridProps) {
  const { ref, label, rows, cols, at, limit, onMove } = props;
  const isMoving = useRef(false);
  const [lastRow = 0, lastCol = 0] = limit.split("-").map(Number);
  useLayoutEffect(() => {
    if (isMoving.current) {
      isMoving.current = false;
      ref.current?.querySelector<HTMLElement>(`[data-cell="${at.row}-${at.col}"]`)?.focus();
    }
  }, [ref, at.row, at.col]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = MOVES[event.key];
    const from = placeOf(event.target);
    if (move === undefined || from === null) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const [down, right] = move;
    const row = Math.max(0, Math.min(lastRow, from.row + down));
    const col = Math.max(0, Math.min(lastCol, from.col + right));
    isMoving.current = row !== at.row || col !== at.col;
    onMove({ row, col });
  };
  return (
    <table
      ref={ref as Ref<HTMLTableElement>}
      // ARIA's grid is a table whose cells take the focus.
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
      role="grid"
      aria-label={label}
      aria-rowcount={lastRow + 2}
      aria-colcount={lastCol + 2}
      aria-readonly
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const place = placeOf(target);
        if (place !== null) {
          onMove(place);
        }
      }}
      className="border-separate border-spacing-px"
    >
      <thead>
        <tr aria-rowindex={1}>
          <td aria-colindex={1} />
          {cols.map((head) => (
            <ColumnHead key={head.place} {...head} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((head) => (
          <tr key={head.place} aria-rowindex={head.place + 2}>
            <RowHead {...head} />
            {cols.map(({ place }) => (
              <td
                key={place}
                aria-colindex={place + 2}
                data-cell={`${head.place}-${place}`}
                tabIndex={head.place === at.row && place === at.col ? 0 : -1}
                className="maths-cell num value-cell h-7 min-w-16 cursor-default rounded-[3px] px-1.5 text-right text-xs pointer-coarse:h-10"
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}, isSameTable);

const MOVES: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof HTMLElement ? target.dataset["cell"] : undefined;
  const [row = 0, col = 0] = cell?.split("-").map(Number) ?? [];
  return cell === undefined ? null : { row, col };
}

function ColumnHead({ axis, place, short, name, spoken }: MatrixHead) {
  return (
    <th
      scope="col"
      aria-colindex={place + 2}
      aria-label={name === "" ? spoken : `${spoken}, ${name}`}
      className="num px-1.5 pb-0.5 text-right font-normal text-2xs"
    >
      <AxisText axis={axis}>{short.slice(1).replace(/^[⁰¹²³⁴⁵⁶⁷⁸⁹]/, "")}</AxisText>
      {name === "" ? null : <span className="ml-1 text-soft">{name}</span>}
    </th>
  );
}

/** A sample's number is written in: batches change with every step. */
function RowHead({ axis, place, short, name, spoken }: MatrixHead) {
  return (
    <th
      scope="row"
      data-row={place}
      aria-colindex={1}
      aria-label={axis.kind === "one" ? MATHS_PANEL.sameForAllSaid : spoken}
      className="num max-w-28 truncate whitespace-nowrap pr-2 text-right font-normal text-2xs"
    >
      {axis.kind === "one" ? (
        <span className="text-soft">{MATHS_PANEL.sameForAll}</span>
      ) : (
        <>
          {name === "" ? null : <span className="mr-1 text-soft">{name}</span>}
          <AxisText axis={axis} />
          <span data-number="">{short.slice(1).replace(/^[⁰¹²³⁴⁵⁶⁷⁸⁹]/, "")}</span>
        </>
      )}
    </th>
  );
}

/** The same cells with the same heads, whatever is in them. */
function isSameTable(a: MatrixGridProps, b: MatrixGridProps): boolean {
  return (
    a.label === b.label &&
    a.size === b.size &&
    a.at.row === b.at.row &&
    a.at.col === b.at.col &&
    a.onMove === b.onMove &&
    areSameHeads(a.rows, b.rows) &&
    areSameHeads(a.cols, b.cols)
  );
}

function areSameHeads(a: readonly MatrixHead[], b: readonly MatrixHead[]): boolean {
  return (
    a.length === b.length &&
    a.every((head, i) => {
      const other = b[i];
      return (
        head.place === other?.place &&
        head.name === other.name &&
        head.axis.kind === other.axis.kind &&
        head.axis.layer === other.axis.layer &&
        head.axis.isNumbered === other.axis.isNumbered
      );
    })
  );
}
