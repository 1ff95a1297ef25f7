"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { inputUnitNames } from "#client/draw/unit-names.ts";
import type { TermId } from "#client/text/en/glossary.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { Term } from "#client/ui/term.tsx";
import { useSight } from "#client/ui/use-in-sight.ts";
import { useSize } from "#client/ui/use-size.ts";
import { type ListWindow, windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { areFewCells, pointAtCell } from "#client/views/matrices/cell-writer.ts";
import {
  type CellWriting,
  useCellTurns,
  WHOLE_NUMBERS,
} from "#client/views/matrices/use-cell-turns.ts";
import { A_TURN } from "#client/views/moment/at-ease.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import { outputColumns } from "#client/views/outputs/output-columns.ts";
import { OutputRow } from "#client/views/outputs/output-row.tsx";
import { useRowChoice } from "#client/views/outputs/row-choice.tsx";
import { hasPictures } from "#client/views/outputs/row-picture.tsx";
import { OutputWriter } from "#client/views/outputs/write-outputs.ts";
import { outputNames } from "#engine/data/columns.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const ROWS = 12;

interface OutputsTableProps {
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
}

/** A window of the data rows. Classes with a unit each are told by name, anything else as y and a. */
export function OutputsTable({ settings, dataset }: OutputsTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { row: chosen, setRow } = useRowChoice();
  const count = rowCountOf(dataset);
  const marked = Math.min(chosen, count - 1);
  const [start, setStart] = useState(0);
  const shown = windowOf(count, start, ROWS);
  // A row that was chosen elsewhere comes into sight; paging away from it is free.
  useEffect(() => {
    setStart((from) => (marked >= from && marked < from + ROWS ? from : marked - (marked % ROWS)));
  }, [marked]);
  useWriteOutputs(body, { settings, dataset }, shown);

  const inputs = inputUnitNames(settings);
  const outputs = outputNames(settings);
  const box = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(box);
  const isPicture = hasPictures(settings.data);
  const columns = useMemo(
    () => outputColumns(dataset, inputs, outputs, widthPx),
    [dataset, inputs, outputs, widthPx],
  );
  const { isByClass } = columns;
  const shownInputs = isPicture ? [] : inputs.slice(0, columns.inputs);
  const shownOutputs = outputs.slice(0, columns.outputs);
  return (
    <div ref={box} className="min-w-0">
      <div className="max-w-full overflow-x-auto">
        <table className="w-full border-collapse text-xs" aria-label={text.outputs.label}>
          <thead>
            <tr className="border-line border-b text-2xs text-soft">
              <Head name={text.outputs.row} isLeft />
              {isPicture ? <td /> : null}
              {shownInputs.map((name) => (
                <Head key={name} name={name} />
              ))}
              {isByClass ? (
                <>
                  <Head name={text.outputs.actual} term="class" />
                  <Head name={text.outputs.answer} term="output" />
                  <Head name="y − a" term="error" />
                </>
              ) : null}
              {shownOutputs.map((name) =>
                isByClass ? (
                  <Head key={name} name={`a(${name})`} term="output" isWide />
                ) : (
                  <OutputHeads key={name} name={name} isOnly={outputs.length === 1} />
                ),
              )}
            </tr>
          </thead>
          <tbody ref={body} onPointerOver={pointAtCell}>
            {shown.indices.map((row) => (
              <OutputRow
                key={row}
                row={row}
                isMarked={row === marked}
                onChoose={() => setRow(row)}
                dataset={dataset}
                inputCount={shownInputs.length}
                isPicture={isPicture}
                outputs={shownOutputs}
                classes={isByClass ? outputs : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Hidden
        inputs={isPicture ? 0 : inputs.length - shownInputs.length}
        outputs={outputs.length - shownOutputs.length}
      />
      <WindowPager label={text.matrices.rows} total={count} shown={shown} onMove={setStart} />
    </div>
  );
}

/** What the network answers, in the cells of the rows that are shown. */
function useWriteOutputs(
  body: RefObject<HTMLElement | null>,
  { settings, dataset }: OutputsTableProps,
  { from, to }: ListWindow,
): void {
  const [writer] = useState(() => new OutputWriter());
  const sight = useSight(body);
  const cost = parameterCount(settings) * (to - from);
  const write = (moment: Moment, writing: CellWriting) => {
    // The table of another run is on its way.
    if (moment.dataset === dataset && body.current !== null) {
      writer.write(body.current, moment, { from, to }, writing);
    }
  };
  const isWithEach = areFewCells(2 * dataset.train.targets.cols * (to - from));
  const cells = [dataset, from, to, sight];
  useMomentAtEase(
    (moment) => isWithEach && write(moment, WHOLE_NUMBERS),
    isWithEach ? cost : A_TURN,
    cells,
  );
  useCellTurns({ inTable: body, sight, isWithEach, write, cells });
}

interface HeadProps {
  readonly name: string;
  readonly term?: TermId;
  readonly isLeft?: boolean;
  /** The name of a class is read whole. */
  readonly isWide?: boolean;
}

function Head({ name, term, isLeft = false, isWide = false }: HeadProps) {
  return (
    <th
      scope="col"
      title={name}
      className={classNames(
        "num truncate px-1.5 py-1 font-normal",
        isWide ? "max-w-28" : "max-w-16",
        isLeft ? "pl-2 text-left" : "text-right",
      )}
    >
      {term === undefined ? name : <Term of={term}>{name}</Term>}
    </th>
  );
}

function OutputHeads({ name, isOnly }: { readonly name: string; readonly isOnly: boolean }) {
  return (
    <>
      <Head name={name} term="target" />
      <Head name={isOnly ? "a" : `a(${name})`} term="output" />
      <Head name={isOnly ? `${name} − a` : "−"} term="error" />
    </>
  );
}

function Hidden({ inputs, outputs }: { readonly inputs: number; readonly outputs: number }) {
  return inputs + outputs > 0 ? (
    <p className="mt-1 text-2xs text-soft">{text.outputs.hiddenColumns(inputs, outputs)}</p>
  ) : null;
}
