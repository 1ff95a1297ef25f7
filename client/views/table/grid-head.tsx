"use client";

import { TABLES } from "#client/text/en/tables.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { TextField } from "#client/ui/text-field.tsx";
import { COLUMN_PX, NUMBERS_PX, type SeenPart } from "#client/views/table/grid-window.ts";
import type { DraftColumn } from "#client/views/table/table-draft.ts";
import { LIMITS } from "#protocol/limits.ts";

interface GridHeadProps {
  readonly columns: readonly DraftColumn[];
  readonly seen: SeenPart;
  readonly isReadOnly: boolean;
  readonly onName: (col: number, name: string) => void;
  readonly onOutput: (col: number, isOutput: boolean) => void;
}

/** Names of the columns to type into, and what each is for. */
export function GridHead({ columns, seen, isReadOnly, onName, onOutput }: GridHeadProps) {
  return (
    <thead className="sticky top-0 z-[2]">
      <tr aria-rowindex={1} style={{ height: seen.heights.headPx }}>
        <td
          style={{ width: NUMBERS_PX }}
          className="sticky left-0 z-[3] border-line border-r border-b bg-raised"
        />
        {seen.left > 0 ? (
          <td aria-hidden style={{ width: seen.left }} className="bg-raised" />
        ) : null}
        {seen.columns.map((col) => {
          const { name, isOutput } = columns[col] ?? { name: "", isOutput: false };
          return (
            <th
              key={col}
              scope="col"
              aria-colindex={col + 2}
              style={{ width: COLUMN_PX }}
              className={classNames(
                "border-line border-r border-b p-0.5 font-normal",
                isOutput ? "bg-sunken" : "bg-raised",
              )}
            >
              <button
                type="button"
                aria-pressed={isOutput}
                aria-label={TABLES.isTarget(name)}
                disabled={isReadOnly}
                data-testid={`column-role-${col}`}
                onClick={() => onOutput(col, !isOutput)}
                className={classNames(
                  "h-6 w-full rounded text-2xs hover:bg-line disabled:hover:bg-transparent pointer-coarse:h-10",
                  isOutput ? "font-semibold text-accent" : "text-faint",
                )}
              >
                {isOutput ? text.settings.target : text.settings.input}
              </button>
              <TextField
                label={text.settings.columnName(name)}
                value={name}
                onCommit={(next) => onName(col, next)}
                disabled={isReadOnly}
                maxLength={LIMITS.columnNameCharacters}
                testId={`column-name-${col}`}
                title={name}
                className="num !rounded !border-transparent h-7 w-full bg-transparent pointer-coarse:h-10 !px-1 text-center font-medium text-xs disabled:text-ink"
              />
            </th>
          );
        })}
        {seen.right > 0 ? (
          <td aria-hidden style={{ width: seen.right }} className="bg-raised" />
        ) : null}
      </tr>
    </thead>
  );
}
