"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { isLarge } from "#client/maths/lens.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { classNames } from "#client/ui/class-names.ts";
import { placeAround } from "#client/ui/place-after.ts";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { AxisText } from "#client/views/maths/matrix/axis-text.tsx";
import { MatrixTable } from "#client/views/maths/matrix/matrix-table.tsx";
import { Soon } from "#client/views/maths/step/soon.tsx";
import { useInMiddle } from "#client/views/maths/step/use-in-middle.ts";

interface StepMatricesProps {
  readonly model: MathsModel;
  readonly step: MathsStep;
}

/**
 * What goes into a step and what comes out, side by side; where there is room for one only, that
 * one and a strip of the others.
 */
export function StepMatrices({ model, step }: StepMatricesProps) {
  const ids = [...step.operands, ...step.results];
  const groups = [
    { name: MATHS_PANEL.goesIn, of: ids.slice(0, step.operands.length) },
    { name: MATHS_PANEL.comesOut, of: ids.slice(step.operands.length) },
  ].filter(({ of }) => of.length > 0);
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = ids.find((id) => id === wanted) ?? step.results.at(-1) ?? ids[0];
  useEffect(
    // A term that was pressed is what one wants to see.
    () =>
      mathsFocus.subscribe(({ pinned }, before) => {
        if (pinned !== null && pinned !== before.pinned) {
          setWanted(pinned.entity);
        }
      }),
    [],
  );
  return (
    <section aria-label={MATHS_PANEL.matrices} data-testid="step-matrices" className="min-w-0">
      <Strip model={model} ids={ids} chosen={chosen ?? ""} onChoose={setWanted} />
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4 @max-[34rem]:gap-0">
        {groups.map(({ name, of }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's
          <div key={name} role="group" aria-label={name} className="min-w-0 max-w-full">
            <p className="mb-1 border-line border-b pb-0.5 text-2xs text-soft @max-[34rem]:hidden">
              {name}
            </p>
            <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
              {of.map((id) => (
                <div
                  key={id}
                  className={classNames(
                    "min-w-0 max-w-full",
                    id !== chosen && "@max-[34rem]:hidden",
                  )}
                >
                  <Soon turn={largeBefore(model, ids, id)} className="h-[38rem] w-64">
                    <MatrixTable model={model} id={id} />
                  </Soon>
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Large matrices come one after the other: with each picture one. */
function largeBefore(model: MathsModel, ids: readonly string[], id: string): number {
  return ids.slice(0, ids.indexOf(id)).filter((before) => {
    const matrix = model.entities.get(before)?.matrix;
    return matrix !== undefined && isLarge(matrix.rows, matrix.cols);
  }).length;
}

interface StripProps {
  readonly model: MathsModel;
  readonly ids: readonly string[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** All matrices of the step by name and shape, of which one is shown. */
function Strip({ model, ids, chosen, onChoose }: StripProps) {
  const pinned = useStore(mathsFocus, (focus) => focus.pinned?.entity);
  const list = useRef<HTMLDivElement>(null);
  useInMiddle(list, `[data-strip="${chosen}"]`);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = placeAround(event.key, ids.indexOf(chosen), ids.length);
    const next = ids[to ?? -1];
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onChoose(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-strip="${next}"]`)?.focus();
    }
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={MATHS_PANEL.matrices}
      onKeyDown={onKeyDown}
      className="mb-2 flex gap-1.5 overflow-x-auto pb-1 @[34rem]:hidden"
      data-testid="matrix-strip"
    >
      {ids.map((id) => {
        const entity = model.entities.get(id);
        return entity === undefined ? null : (
          <button
            key={id}
            type="button"
            role="tab"
            data-strip={id}
            aria-selected={id === chosen}
            aria-label={entity.spoken}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
            className={classNames(
              "flex h-11 shrink-0 flex-col items-center justify-center rounded-md border px-2.5",
              "border-line aria-selected:border-accent aria-selected:bg-accent-wash",
              pinned === id && "underline",
            )}
          >
            <span className="num font-semibold text-xs">{entity.name}</span>
            <span className="num text-2xs" aria-hidden>
              <AxisText axis={entity.axes.rows}>{entity.axes.rows.size}</AxisText>
              <span className="text-soft">x</span>
              <AxisText axis={entity.axes.cols}>{entity.axes.cols.size}</AxisText>
            </span>
          </button>
        );
      })}
    </div>
  );
}
