"use client";

import { useCallback } from "react";
import { useStore } from "zustand";
import { shortShape } from "#client/maths/axis.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { LEARN } from "#client/text/en/learn.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { CostExhibit } from "#client/views/learn/cost-exhibit.tsx";
import { Exhibit } from "#client/views/learn/exhibit.tsx";
import { NudgeExhibit } from "#client/views/learn/nudge-exhibit.tsx";
import { Prose } from "#client/views/learn/prose.tsx";
import { SlopeExhibit } from "#client/views/learn/slope-exhibit.tsx";
import { ThingsExhibit } from "#client/views/learn/things-exhibit.tsx";
import { Linked } from "#client/views/maths/light/linked.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { MatrixTable } from "#client/views/maths/matrix/matrix-table.tsx";
import { SignChoice } from "#client/views/maths/sign-choice.tsx";

const WAITING = <div className="skeleton h-64 w-full" aria-busy="true" />;
const StepView = lazily(
  async () => (await import("#client/views/maths/step/step-view.tsx")).StepView,
  WAITING,
);

const WeightView = lazily(
  async () => (await import("#client/views/maths/depth/weight-view.tsx")).WeightView,
  WAITING,
);
const PileView = lazily(
  async () => (await import("#client/views/maths/depth/pile-view.tsx")).PileView,
  WAITING,
);
const ProductView = lazily(
  async () => (await import("#client/views/maths/depth/product-view.tsx")).ProductView,
  WAITING,
);
const DerivationView = lazily(
  async () => (await import("#client/views/maths/depth/derivation-view.tsx")).DerivationView,
  WAITING,
);
const BenchView = lazily(
  async () => (await import("#client/views/maths/bench/bench-view.tsx")).BenchView,
  WAITING,
);
const CheckView = lazily(
  async () => (await import("#client/views/maths/check/check-view.tsx")).CheckView,
  WAITING,
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
      {hasSign ? <SignChoice testId="maths-convention" className="self-start" /> : null}
      <Exhibit height="min-h-64">{show}</Exhibit>
    </>
  );
}

/** The layer that the question is about. */
const ASKED = 2;

/** One weight's gradient as the sum over the samples that it is. */
export function Sum() {
  return <Exhibit height="min-h-64">{showSum}</Exhibit>;
}
const showSum = (model: MathsModel) => (
  <Linked model={model}>
    <WeightView model={model} layer={ASKED} />
  </Linked>
);

/** All weights: a sheet for each sample. */
export function Pile() {
  return <Exhibit height="min-h-80">{showPile}</Exhibit>;
}
const showPile = (model: MathsModel) => (
  <Linked model={model}>
    <PileView model={model} layer={ASKED} />
  </Linked>
);

/** The same as a product, cell by cell. */
export function Product() {
  return <Exhibit height="min-h-80">{showProduct}</Exhibit>;
}
const showProduct = (model: MathsModel) => (
  <Linked model={model}>
    <ProductView model={model} layer={ASKED} />
  </Linked>
);

/** The same in symbols. */
export function Derivation() {
  return <Exhibit height="min-h-80">{showDerivation}</Exhibit>;
}
const showDerivation = (model: MathsModel) => (
  <Linked model={model}>
    <DerivationView model={model} layer={ASKED} />
  </Linked>
);

export function Bench() {
  return <Exhibit height="min-h-96">{showBench}</Exhibit>;
}
const showBench = (model: MathsModel) => <BenchView model={model} onCheck={goToCheck} />;

function goToCheck() {
  document.getElementById("check-title")?.focus({ preventScroll: true });
  document.getElementById("check")?.scrollIntoView();
}

export function Check() {
  return <Exhibit height="min-h-96">{showCheck}</Exhibit>;
}
const showCheck = (model: MathsModel) => <CheckView model={model} />;
