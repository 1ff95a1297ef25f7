/** Words of the panel that says how well the network does. */
export const METRICS = {
  title: "Metrics",
  tableLabel: "Metrics of the training rows and the test rows",
  train: "train",
  test: "test",
  rows: "rows",
  loss: "loss",
  lossPerRow: "loss per row",
  penalty: "penalty",
  accuracy: "accuracy",
  rSquared: "R²",
  noVariance: "no variance",
  confusion: "Confusion",
  confusionLabel: (part: string) => `Confusion matrix, ${part} rows: actual classes by answers`,
  actual: "actual",
  answer: "answer",
  part: "Rows of the confusion matrix",
  count: (actual: string, answer: string, count: string) =>
    `actual ${actual}, answer ${answer}: ${count}`,
  atStep: (step: string) => `of step ${step}`,
  waiting: "Being computed…",
} as const;
