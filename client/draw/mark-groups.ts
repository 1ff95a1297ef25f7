/** Neighbouring marks that would cover each other, as one. */
export interface MarkGroup<Mark> {
  /** Of its first mark. */
  readonly step: number;
  readonly marks: readonly Mark[];
}

/** Marks in ascending order of steps, gathered where they come closer than `leastPx`. */
export function markGroups<Mark extends { readonly step: number }>(
  marks: readonly Mark[],
  pxFromStep: (step: number) => number,
  leastPx: number,
): readonly MarkGroup<Mark>[] {
  const groups: { step: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const open = groups.at(-1);
    if (open !== undefined && pxFromStep(mark.step) - pxFromStep(open.step) < leastPx) {
      open.marks.push(mark);
    } else {
      groups.push({ step: mark.step, marks: [mark] });
    }
  }
  return groups;
}
