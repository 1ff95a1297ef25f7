/** Words of the run as a script of numpy. */
export const NUMPY = {
  title: "Numpy",
  intro: (step: string) =>
    `This run as a script: run in numpy, it trains up to step ${step} and prints the same loss and weights.`,
  copy: "Copy",
  copied: "Copied",
  copyFailed: "It could not be copied: download it.",
  python: "Download .py",
  notebook: "Download .ipynb",
  label: "The script",
  loading: "The rows are fetched …",
  failed: "The rows of this run's data cannot be had now.",
  again: "Try again",
  unfold: (rows: string) => `… ${rows} more rows: show more (the file has all)`,
  size: (lines: string, kilobytes: string) => `${lines} lines, ${kilobytes} KB`,
} as const;
