import type { MathsStep } from "#client/maths/maths-step.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";

const CONVENTIONS: Record<SignConvention, { readonly label: string; readonly said: string }> = {
  add: { label: "e = y − a, add", said: "The error is y minus a, and the step is added" },
  subtract: {
    label: "e = a − y, subtract",
    said: "The error is a minus y, and the step is subtracted",
  },
};

/** Short names of the steps, for the list that one jumps in. */
function short({ kind, layer }: Pick<MathsStep, "kind" | "layer">): string {
  switch (kind) {
    case "pre-activation":
      return `z${layer}`;
    case "output":
      return `a${layer}`;
    case "loss":
      return "e, C";
    case "delta":
      return `δ${layer}`;
    case "gradient":
      return `dW${layer}`;
    case "update":
      return "W new";
  }
}

/** Words around the steps of an iteration. */
export const MATHS_PANEL = {
  panel: "One iteration, step by step",
  story: "Why aᵀδ, and not just δ? The whole story",
  loading: "The iteration is computed …",
  failed: "This step cannot be computed in this browser now.",
  iteration: "iteration of step",
  to: "→",
  iterationSaid: (from: string, to: string) =>
    `The iteration that leads from step ${from} to ${to}`,
  behind: "computing the newest step …",
  back: "Back",
  next: "Next",
  steps: "Steps of the iteration",
  stepName: (number: number, title: string) => `Step ${number}: ${title}`,
  short,
  convention: "Sign convention",
  conventions: CONVENTIONS,
  matrices: "Matrices of this step",
  goesIn: "goes in",
  comesOut: "comes out",
  part: "Parameters",
  code: "In numpy",
  shapeSaid: (text: string, fits: boolean) =>
    fits ? `Shapes: ${text}` : `The shapes do not fit: ${text}`,
  noFit: (left: string, right: string) => `${left} do not meet ${right}`,
  zoomed: "The numbers are a part of it: point at the map, or move with the arrow keys.",
  heat: (name: string) => `Map of ${name}`,
  sameForAll: "all ●",
  sameForAllSaid: "the same for every sample",
  values: "Numbers of this step",
  scalars: {
    C: "loss of the batch",
    R: "penalty",
    n: "samples",
    m: "outputs",
    eta: "learning rate",
    mu: "momentum",
    lambda: "rate of the penalty",
    rho: "decay",
    epsilon: "epsilon",
    beta1t: "β₁ᵗ",
    beta2t: "β₂ᵗ",
  },
} as const;
