import type { CheckedComponent, CheckVerdict } from "#engine/reference/gradient-check.ts";

/** What a sweep has found so far. */
export interface Checked {
  readonly components: readonly CheckedComponent[];
  readonly counts: Readonly<Record<CheckVerdict, number>>;
  readonly kinks: number;
  /** The largest relative error of a component that is not at a corner. */
  readonly worst: CheckedComponent | null;
}

export const NOTHING_CHECKED: Checked = {
  components: [],
  counts: { agrees: 0, look: 0, differs: 0 },
  kinks: 0,
  worst: null,
};

/** Components at a corner of C have no right slope: they are counted for themselves. */
export function checkedWith(before: Checked, more: readonly CheckedComponent[]): Checked {
  const counts = { ...before.counts };
  let { kinks, worst } = before;
  for (const component of more) {
    if (component.kink === "none") {
      counts[component.verdict] += 1;
      worst = component.relativeError > (worst?.relativeError ?? -1) ? component : worst;
    } else {
      kinks += 1;
    }
  }
  return { components: [...before.components, ...more], counts, kinks, worst };
}
