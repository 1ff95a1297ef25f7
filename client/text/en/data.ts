import { plural } from "#client/text/en/plural.ts";

/** Words of the preview of the data. */
export const DATA_WORDS = {
  title: "Preview of the data",
  trainAndTest: (train: string, test: string) => `${train} training rows, ${test} test rows`,
  trainOnly: (train: string) => `${train} training rows`,
  hollow: "hollow: test",
  framed: "framed: test",
  balance: "Rows in each class",
  train: "train",
  test: "test",
  column: "column",
  least: "least",
  most: "most",
  mean: "mean",
  across: "Across",
  up: "Up",
  drawn: (count: string) => `The first ${count} are drawn.`,
  more: (count: number) => `and ${plural(count, "column", "columns")} more`,
  other: "Other pictures",
  paint: "Paint points",
  stored: (rows: string) =>
    `${rows} rows, kept beside the settings: open them as a table to edit them.`,
  failed: "The data could not be loaded. They load again when a setting changes.",
  negative: "below 0",
  zero: "0",
  positive: "above 0",
  pointsSummary: (count: string, across: string, up: string) =>
    `${count} points, ${across} across, ${up} up.`,
  rangeSummary: (name: string, min: string, max: string) => `${name} from ${min} to ${max}.`,
  classSummary: (name: string, count: string) => `${count} of class ${name}.`,
  valueSummary: (name: string, min: string, max: string) =>
    `The number to learn, ${name}, is from ${min} to ${max}.`,
  digitsSummary: (shown: string, all: string) =>
    `${shown} of ${all} handwritten digits, one column for each of 0 to 9.`,
} as const;
