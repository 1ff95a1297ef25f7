/** The story in order: each chapter needs those before it. */
export const CHAPTERS = [
  "question",
  "things",
  "cost",
  "slope",
  "delta",
  "weight",
  "samples",
  "matrix",
  "back",
  "step",
  "bench",
  "check",
  "answer",
] as const;

export type ChapterName = (typeof CHAPTERS)[number];
