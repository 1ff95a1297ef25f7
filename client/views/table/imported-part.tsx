"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";
import { Toggle } from "#client/ui/toggle.tsx";
import { ImportColumns } from "#client/views/table/import-columns.tsx";
import type { ImportPlan, PlanProblem, PlanResult } from "#client/views/table/import-plan.ts";
import { ScalingChoice } from "#client/views/table/table-toolbar.tsx";
import type { Reading } from "#client/views/table/use-table-reader.ts";
import type { Scaling } from "#engine/settings.ts";

interface ImportedPartProps {
  readonly reading: Extract<Reading, { kind: "read" }>;
  readonly plan: ImportPlan;
  readonly scaling: Scaling;
  readonly made: PlanResult;
  readonly onNames: (hasNames: boolean) => void;
  readonly onPlan: (plan: ImportPlan) => void;
  readonly onScaling: (scaling: Scaling) => void;
}

/** What was read, what each column is for, and what is in the way of taking it. */
export function ImportedPart(props: ImportedPartProps) {
  const { reading, plan, scaling, made, onNames, onPlan, onScaling } = props;
  const { table } = reading;
  return (
    <div className="mt-3 flex flex-col gap-3">
      <p className="text-xs" data-testid="import-summary" data-value={table.rowCount}>
        {reading.name === null ? null : <span className="num mr-2">{reading.name}</span>}
        {TABLES.summary(formatCount(table.rowCount), formatCount(table.columns.length))}{" "}
        <span className="text-soft">
          {TABLES.readAs(
            TABLES.separators[table.separator] ?? table.separator,
            TABLES.decimals[table.decimal],
            TABLES.encodings[reading.encoding],
          )}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-xs">
        <span className="flex min-h-9 items-center gap-2.5">
          <Toggle
            label={TABLES.firstLineNames}
            isOn={table.hasNames}
            onChange={onNames}
            testId="import-names"
          />
          <span aria-hidden>{TABLES.firstLineNames}</span>
        </span>
        <ScalingChoice value={scaling} onChange={onScaling} />
      </div>
      <ImportColumns
        columns={table.columns}
        roles={plan.roles}
        onRole={(col, role) => onPlan({ ...plan, roles: plan.roles.with(col, role) })}
      />
      {made.ok ? (
        <p role="status" className="num text-2xs text-soft" data-testid="import-found">
          {TABLES.found(
            formatCount(made.table.rows.length),
            formatCount(made.table.inputs.length),
            formatCount(made.table.outputs.length),
          )}
        </p>
      ) : (
        <PlanTrouble problem={made.problem} plan={plan} onPlan={onPlan} />
      )}
    </div>
  );
}

interface PlanTroubleProps {
  readonly problem: PlanProblem;
  readonly plan: ImportPlan;
  readonly onPlan: (plan: ImportPlan) => void;
}

/** What is in the way, with the ways out. */
function PlanTrouble({ problem, plan, onPlan }: PlanTroubleProps) {
  return (
    <div role="alert" data-testid="plan-problem" className="rounded-md bg-alarm-wash p-3 text-xs">
      <p className="text-alarm">{problem.words}</p>
      {problem.kind === "gaps" ? (
        <Button
          size="small"
          data-testid="skip-gaps"
          onClick={() => onPlan({ ...plan, skipsGaps: true })}
          className="mt-2 pointer-coarse:h-11"
        >
          {TABLES.skipGaps(problem.rows)}
        </Button>
      ) : null}
      {problem.kind === "size" ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {(["first", "spread"] as const).map((taken) => (
            <Button
              key={taken}
              size="small"
              data-testid={`take-${taken}`}
              onClick={() => onPlan({ ...plan, taken })}
              className="pointer-coarse:h-11"
            >
              {TABLES.take[taken](formatCount(problem.mostRows))}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
