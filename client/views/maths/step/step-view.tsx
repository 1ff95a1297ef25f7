"use client";

import { useState } from "react";
import { useStore } from "zustand";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { partOfStep, partsOfStep } from "#client/maths/step-part.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { Segments } from "#client/ui/segments.tsx";
import { DepthView } from "#client/views/maths/depth/depth-view.tsx";
import { Formula } from "#client/views/maths/formula/formula.tsx";
import { Linked } from "#client/views/maths/light/linked.tsx";
import { NumpyLines } from "#client/views/maths/line/numpy-lines.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { ShapeLine } from "#client/views/maths/matrix/shape-line.tsx";
import { Soon } from "#client/views/maths/step/soon.tsx";
import { StepMatrices } from "#client/views/maths/step/step-matrices.tsx";
import { StepScalars } from "#client/views/maths/step/step-scalars.tsx";

interface StepViewProps {
  readonly model: MathsModel;
  readonly step: MathsStep;
}

/** One step of the iteration: formula, code, shapes, matrices and what there is to say, linked. */
export function StepView({ model, step }: StepViewProps) {
  const parts = partsOfStep(model, step);
  const [chosen, setChosen] = useState<string | null>(null);
  const part = parts.find((name) => name === chosen) ?? parts[0];
  const shown = part === undefined ? step : partOfStep(model, step, part);
  const [main, ...asides] = shown.formulas;
  // The pile has that sentence above its sheets.
  const isPile = useStore(mathsFocus, ({ depth }) => depth === "pile");
  const notes = step.notes.filter(({ kind }) => !(isPile && kind === "transpose"));
  return (
    <Linked model={model} step={step} className="flex min-w-0 flex-col gap-3">
      {part === undefined ? null : (
        <Segments
          label={MATHS_PANEL.part}
          value={part}
          options={parts.map((name) => ({ value: name, label: name }))}
          onChange={setChosen}
          testId="step-part"
          className="max-w-full flex-wrap self-start"
        />
      )}
      <div className="grid min-w-0 gap-x-8 gap-y-3 @4xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-1">
          {main === undefined ? null : <Formula model={model} tex={main} />}
          {asides.map((tex) => (
            <Formula key={tex} model={model} tex={tex} isAside={step.kind !== "update"} />
          ))}
          {shown.product === null ? null : <ShapeLine product={shown.product} />}
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <NumpyLines model={model} lines={shown.numpy} />
          <StepScalars model={model} step={shown} />
        </div>
      </div>
      <StepMatrices model={model} step={shown} />
      {step.kind === "gradient" ? (
        <Soon className="min-h-96">
          <DepthView model={model} layer={step.layer} />
        </Soon>
      ) : null}
      {notes.length === 0 ? null : (
        <ul className="flex max-w-[70ch] flex-col gap-1.5 text-soft text-xs">
          {notes.map((note) => (
            <li key={note.kind} data-testid={`note-${note.kind}`}>
              {MATHS.note(note)}
            </li>
          ))}
        </ul>
      )}
    </Linked>
  );
}
