/** Words of the series that stand in the loss chart besides the loss of each step. */
export const SERIES = {
  choose: "What the chart shows besides",
  names: {
    test: "test loss",
    penalised: "loss + penalty",
    accuracy: "accuracy",
    r2: "R²",
    penalty: "penalty",
  },
  notes: {
    test: "over the test rows, without the penalty",
    penalised: "the training loss with what the regularisation adds to it",
    accuracy: "share of the rows whose class is found, at the right axis",
    r2: "1 − Σ(y − a)² / Σ(y − mean)², at the right axis",
    penalty: "what the regularisation adds to the loss, at the right axis",
  },
  train: "train loss",
  trainAll: "train loss, all rows",
  batch: "loss of each batch",
  withTest: "filled: train, open: test",
  onTest: "test",
  atStep: (step: string) => `(step ${step})`,
  recomputing: "The lines are recomputed from the run, the newest steps first…",
  seenOnly: "This run takes too long to recompute: lines at the steps that this page has shown.",
} as const;
