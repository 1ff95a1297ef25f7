"use client";

import { useMemo, useState } from "react";
import { formatCount, formatShort } from "#client/draw/number-format.ts";
import { TABLES } from "#client/text/en/tables.ts";
import { text } from "#client/text/en.ts";
import { Choice } from "#client/ui/choice.tsx";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { mappingWords, mayBeClasses, type Role } from "#client/views/table/import-plan.ts";
import type { ReadColumn } from "#client/views/table/read-table.ts";

const SHOWN = 24;

interface ImportColumnsProps {
  readonly columns: readonly ReadColumn[];
  readonly roles: readonly Role[];
  readonly onRole: (col: number, role: Role) => void;
}

/** The columns of a table that was read: what is in each, and what it is for. */
export function ImportColumns({ columns, roles, onRole }: ImportColumnsProps) {
  const [top, setTop] = useState(0);
  const shown = windowOf(columns.length, top, SHOWN);
  return (
    <div>
      <table className="w-full table-fixed text-xs" data-testid="import-columns">
        <thead className="text-2xs text-faint">
          <tr>
            <th scope="col" className="w-[30%] py-1 text-left font-normal sm:w-[24%]">
              {text.data.column}
            </th>
            <th scope="col" className="py-1 text-left font-normal">
              {TABLES.contents}
            </th>
            <th scope="col" className="w-28 py-1 text-left font-normal sm:w-32">
              {TABLES.use}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.indices.flatMap((col) => {
            const column = columns[col];
            return column === undefined
              ? []
              : [
                  <ColumnRow
                    key={col}
                    column={column}
                    role={roles[col] ?? "none"}
                    onRole={(role) => onRole(col, role)}
                  />,
                ];
          })}
        </tbody>
      </table>
      <WindowPager
        label={text.matrices.columns}
        total={columns.length}
        shown={shown}
        onMove={setTop}
      />
    </div>
  );
}

interface ColumnRowProps {
  readonly column: ReadColumn;
  readonly role: Role;
  readonly onRole: (role: Role) => void;
}

function ColumnRow({ column, role, onRole }: ColumnRowProps) {
  const contents = useMemo(() => contentsOf(column), [column]);
  const isChoice = useMemo(() => mayBeClasses(column), [column]);
  const isUnusable = column.kind === "unusable";
  const roles: readonly Role[] = isChoice
    ? ["input", "output", "classes", "none"]
    : ["input", "output", "none"];
  const mapping = mappingWords(column, role);
  return (
    <tr className="border-line border-t align-top" data-testid={`import-${column.name}`}>
      <th scope="row" className="num break-words py-3 pr-2 text-left font-medium">
        {column.name}
      </th>
      <td className="py-3 pr-2">
        <span className={isUnusable ? "text-alarm" : "num text-soft"}>{contents}</span>
        {mapping === null ? null : (
          <span className="block break-words text-2xs text-accent" data-testid="class-mapping">
            {mapping}
          </span>
        )}
      </td>
      <td className="py-1">
        {isUnusable ? (
          <span className="inline-flex h-8 items-center text-faint">{TABLES.roles.none}</span>
        ) : (
          <Choice
            label={TABLES.purposeOf(column.name)}
            value={role}
            options={roles.map((value) => ({
              value,
              label: TABLES.roles[value],
              detail: TABLES.roleDetails[value],
            }))}
            onChange={onRole}
            testId={`role-${column.name}`}
            className="w-full pointer-coarse:h-11"
          />
        )}
      </td>
    </tr>
  );
}

/** One line on what stands in a column. */
function contentsOf(column: ReadColumn): string {
  switch (column.kind) {
    case "unusable":
      return column.problem;
    case "classes":
      return TABLES.classesIn(
        formatCount(column.classes.length),
        column.classes.slice(0, 6).join(", "),
        column.classes.length > 6,
      );
    case "numbers": {
      let [least, most, gaps] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
      for (const value of column.values) {
        if (Number.isNaN(value)) {
          gaps++;
        } else {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      const range = TABLES.numbersIn(formatShort(least), formatShort(most));
      return gaps === 0 ? range : `${range}, ${TABLES.gapsIn(gaps)}`;
    }
  }
}
