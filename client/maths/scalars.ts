import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";

/** A number of a step that is no matrix. */
export interface Scalar {
  /** As in `MATHS_PANEL.scalars`. */
  readonly id:
    | "C"
    | "R"
    | "n"
    | "m"
    | "eta"
    | "mu"
    | "lambda"
    | "rho"
    | "epsilon"
    | "beta1t"
    | "beta2t";
  /** As in the formulas. */
  readonly symbol: string;
  readonly value: number;
  /** Made by the iteration, not set by somebody: written in so many digits as a cell. */
  readonly isComputed: boolean;
}

/** The numbers that stand in a step's formulas besides its matrices. */
export function scalarsOf(model: MathsModel, { kind }: Pick<MathsStep, "kind">): readonly Scalar[] {
  switch (kind) {
    case "loss":
      return [...countScalars(model), ...lossScalars(model)];
    case "delta":
      return countScalars(model);
    case "update":
      return updateScalars(model);
    case "pre-activation":
    case "output":
    case "gradient":
      return [];
  }
}

/** n and m stand in the formulas of the losses that are means. */
function countScalars({ settings, axes, explanation }: MathsModel): readonly Scalar[] {
  if (settings.loss === "half-squared-error-sum") {
    return [];
  }
  const n = setScalar("n", "n", axes.samples.size);
  return settings.loss === "softmax-cross-entropy"
    ? [n]
    : [n, setScalar("m", "m", explanation.targets.cols)];
}

function lossScalars({ hyperParameters, explanation }: MathsModel): readonly Scalar[] {
  const { kind, rate } = hyperParameters.regularization;
  const loss: Scalar = { id: "C", symbol: "C", value: explanation.loss, isComputed: true };
  return kind === "none"
    ? [loss]
    : [
        loss,
        setScalar("lambda", "λ", rate),
        { id: "R", symbol: "R", value: explanation.penalty, isComputed: true },
      ];
}

function updateScalars({ settings, hyperParameters, explanation }: MathsModel): readonly Scalar[] {
  const { optimizer } = settings;
  const { learningRate, momentum, regularization } = hyperParameters;
  const { betaPowers } = explanation;
  return [
    setScalar("eta", "η", learningRate),
    ...(momentum === null ? [] : [setScalar("mu", "μ", momentum)]),
    ...(optimizer.kind === "rmsprop" ? [setScalar("rho", "ρ", optimizer.decay)] : []),
    ...("epsilon" in optimizer ? [setScalar("epsilon", "ε", optimizer.epsilon)] : []),
    ...(betaPowers === null
      ? []
      : [
          { id: "beta1t" as const, symbol: "β₁ᵗ", value: betaPowers[0], isComputed: true },
          { id: "beta2t" as const, symbol: "β₂ᵗ", value: betaPowers[1], isComputed: true },
        ]),
    ...(regularization.kind === "none" ? [] : [setScalar("lambda", "λ", regularization.rate)]),
  ];
}

function setScalar(id: Scalar["id"], symbol: string, value: number): Scalar {
  return { id, symbol, value, isComputed: false };
}
