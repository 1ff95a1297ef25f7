"use client";

import { useState } from "react";
import { formatValue } from "#client/draw/number-format.ts";
import type { Axis } from "#client/maths/axis.ts";
import { cellName, placeLabel } from "#client/maths/cell-words.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { CHECK } from "#client/text/en/maths-check.ts";
import { classNames } from "#client/ui/class-names.ts";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { VERDICT_SIGNS } from "#client/views/maths/check/verdict-signs.ts";
import { onGridKey } from "#client/views/maths/depth/on-grid-key.ts";
import { AxisText } from "#client/views/maths/matrix/axis-text.tsx";
import type { CheckedComponent } from "#engine/reference/gradient-check.ts";

const ROWS = 16;
const COLS = 12;

interface TickGridProps {
  readonly model: MathsModel;
  /** W of a layer, or its b. */
  readonly id: string;
  readonly componentAt: (row: number, col: number) => CheckedComponent | undefined;
  readonly chosen: { readonly row: number; readonly col: number } | null;
}

/** A tick for every weight of a matrix; pressing one looks at it. */
export function TickGrid({ model, id, componentAt, chosen }: TickGridProps) {
  const entity = entityOf(model, id);
  const { axes, matrix } = entity;
  const [top, setTop] = useState(0);
  const [left, setLeft] = useState(0);
  const rows = windowOf(matrix.rows, top, ROWS);
  const cols = windowOf(matrix.cols, left, COLS);
  const isChosenSeen =
    chosen !== null && rows.indices.includes(chosen.row) && cols.indices.includes(chosen.col);
  const stop = isChosenSeen ? chosen : { row: rows.from, col: cols.from };
  return (
    <figure className="min-w-0 max-w-full" data-matrix={id}>
      <figcaption className="num font-semibold text-2xs">{entity.name}</figcaption>
      <div className="max-w-full overflow-x-auto p-0.5">
        <table
          // ARIA's grid is a table whose cells take the focus.
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
          role="grid"
          aria-label={`${CHECK.title}: ${entity.spoken}`}
          data-testid={`ticks-${id}`}
          onKeyDown={onGridKey}
          className="border-separate border-spacing-px"
        >
          <thead>
            <tr>
              <td />
              {cols.indices.map((col) => (
                <Head key={col} model={model} axis={axes.cols} place={col} scope="col" />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.indices.map((row) => (
              <tr key={row}>
                <Head model={model} axis={axes.rows} place={row} scope="row" />
                {cols.indices.map((col) => (
                  <Tick
                    key={col}
                    name={cellName(model, entity, row, col)}
                    component={componentAt(row, col)}
                    place={`${row}-${col}`}
                    isStop={stop.row === row && stop.col === col}
                    isChosen={chosen?.row === row && chosen.col === col}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <WindowPager label={CHECK.rows} total={matrix.rows} shown={rows} onMove={setTop} />
      <WindowPager label={CHECK.cols} total={matrix.cols} shown={cols} onMove={setLeft} />
    </figure>
  );
}

interface HeadProps {
  readonly model: MathsModel;
  readonly axis: Axis;
  readonly place: number;
  readonly scope: "row" | "col";
}

function Head({ model, axis, place, scope }: HeadProps) {
  const { short, spoken } = placeLabel(model, axis, place);
  return (
    <th
      scope={scope}
      aria-label={spoken === "" ? undefined : spoken}
      className="num pr-1 text-right font-normal text-2xs text-soft"
    >
      <AxisText axis={axis}>{/\d+$/.exec(short)?.[0]}</AxisText>
    </th>
  );
}

interface TickProps {
  readonly name: string;
  readonly component: CheckedComponent | undefined;
  readonly place: string;
  readonly isStop: boolean;
  readonly isChosen: boolean;
}

function Tick({ name, component, place, isStop, isChosen }: TickProps) {
  const { verdict, relativeError, kink = "none" } = component ?? {};
  const error = relativeError === undefined ? null : formatValue(relativeError, 3);
  const words = CHECK.cell(name, CHECK.verdicts[verdict ?? "none"], error);
  return (
    <td
      tabIndex={isStop ? 0 : -1}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      aria-label={words}
      aria-selected={isChosen}
      title={words}
      data-cell={place}
      data-verdict={verdict ?? "none"}
      className={classNames(
        "h-7 min-w-8 cursor-pointer rounded-[3px] text-center text-sm pointer-coarse:h-10 pointer-coarse:min-w-10",
        isChosen && "outline-2 outline-accent -outline-offset-1",
        verdict === undefined && "text-faint",
        verdict === "agrees" && "bg-accent-wash text-accent",
        verdict === "look" && "bg-sunken text-ink",
        verdict === "differs" &&
          (kink === "none" ? "bg-alarm-wash text-alarm" : "bg-sunken text-ink"),
      )}
    >
      {verdict === undefined ? "·" : kink === "none" ? VERDICT_SIGNS[verdict] : "∧"}
    </td>
  );
}
