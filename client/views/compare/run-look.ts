/** How a run is told from the others: a letter, a line of its own, and a colour. */
export interface RunLook {
  readonly letter: string;
  /** Lengths of strokes and gaps, in px; none is a whole line. */
  readonly dash: readonly number[];
  /** A variable of the theme, clear of orange and blue. */
  readonly colour: string;
}

const LOOKS: readonly RunLook[] = [
  { letter: "A", dash: [], colour: "ink" },
  { letter: "B", dash: [8, 4], colour: "person-0" },
  { letter: "C", dash: [2, 3], colour: "person-1" },
  { letter: "D", dash: [9, 3, 2, 3], colour: "person-2" },
];

export function lookOf(index: number): RunLook {
  return LOOKS[index % LOOKS.length] ?? { letter: "?", dash: [], colour: "ink" };
}
