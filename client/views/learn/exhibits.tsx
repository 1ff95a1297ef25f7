"use client";

import { useCallback } from "react";
import { useStore } from "zustand";
import { shortShape } from "#client/maths/axis.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { LEARN } from "#client/text/en/learn.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { Segments } from "#client/ui/segments.tsx";
import { CostExhibit } from "#client/views/learn/cost-exhibit.tsx";
import { Exhibit } from "#client/views/learn/exhibit.tsx";
import { NudgeExhibit } from "#client/views/learn/nudge-exhibit.tsx";
import { Prose } from "#client/views/learn/prose.tsx";
import { SlopeExhibit } from "#client/views/learn/slope-exhibit.tsx";
import { ThingsExhibit } from "#client/views/learn/things-exhibit.tsx";
import { Linked } from "#client/views/maths/light/linked.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { MatrixTable } from "#client/views/maths/matrix/matrix-table.tsx";

const StepView = lazily(
  async () => (await import("#client/views/maths/step/step-view.tsx")).StepView,
  <div className="skeleton h-64 w-full" aria-busy="true" />,
);

export function Things() {
  return <Exhibit height="min-h-28">{showThings}</Exhibit>;
}
const showThings = (model: MathsModel) => <ThingsExhibit model={model} />;

/** What goes in, what is wanted, and what is learned. */
export function MatricesOfNetwork() {
  return <Exhibit height="min-h-40">{showMatrices}</Exhibit>;
}
const showMatrices = (model: MathsModel) => (
  <Linked model={model} className="flex flex-wrap items-start gap-x-6 gap-y-4">
    {["X", "Y", "W1", "W2"].map((id) => (
      <MatrixTable key={id} model={model} id={id} />
    ))}
  </Linked>
);

export function DeltaShape() {
  return <Exhibit height="min-h-24">{showDeltaShape}</Exhibit>;
}
const showDeltaShape = (model: MathsModel) => (
  <Prose>
    {LEARN.things.shapes(
      shortShape(entityOf(model, "delta2").axes),
      shortShape(entityOf(model, "W2").axes),
    )}
  </Prose>
);

export function Cost() {
  return <Exhibit height="min-h-60">{showCost}</Exhibit>;
}
const showCost = (model: MathsModel) => <CostExhibit model={model} />;

export function Slope() {
  return <Exhibit height="min-h-64">{showSlope}</Exhibit>;
}
const showSlope = (model: MathsModel) => <SlopeExhibit model={model} />;

/** What the sign of delta means, in the convention that is chosen. */
export function DeltaSign() {
  const convention = useStore(mathsFocus, (focus) => focus.convention);
  return <Prose>{LEARN.delta.sign(convention === "add")}</Prose>;
}

export function Nudge() {
  return <Exhibit height="min-h-36">{showNudge}</Exhibit>;
}
const showNudge = (model: MathsModel) => <NudgeExhibit model={model} />;

interface StepProps {
  /** As in `MathsStep.id`. */
  readonly id: string;
  /** With the choice of the sign. */
  readonly hasSign?: boolean;
}

/** A step of the iteration as the maths panel shows it. */
export function Step({ id, hasSign = false }: StepProps) {
  const show = useCallback(
    (model: MathsModel) => {
      const step = model.steps.find((candidate) => candidate.id === id);
      return step === undefined ? null : <StepView model={model} step={step} />;
    },
    [id],
  );
  return (
    <>
      {hasSign ? <SignChoice /> : null}
      <Exhibit height="min-h-64">{show}</Exhibit>
    </>
  );
}

function SignChoice() {
  const convention = useStore(mathsFocus, (focus) => focus.convention);
  return (
    <Segments
      label={MATHS_PANEL.convention}
      value={convention}
      options={(["add", "subtract"] as const).map((value) => ({
        value,
        label: MATHS_PANEL.conventions[value].label,
      }))}
      onChange={(value) => mathsFocus.setState({ convention: value })}
      testId="maths-convention"
      className="self-start"
    />
  );
}
