import { createStore } from "zustand/vanilla";
import type { RunLabel } from "#protocol/records.ts";

/** What this page last heard of each run's star and note, wherever it heard it. */
export const runLabels = createStore<Readonly<Record<string, RunLabel>>>(() => ({}));

/** From a list, an answer or an event: the newest word counts on the whole page. */
export function learnLabels(runs: readonly (RunLabel & { readonly id: string })[]): void {
  const known = runLabels.getState();
  const news = runs.filter(({ id, isStarred, remark }) => {
    const label = known[id];
    return label?.isStarred !== isStarred || label.remark !== remark;
  });
  if (news.length > 0) {
    runLabels.setState(
      Object.fromEntries(news.map(({ id, isStarred, remark }) => [id, { isStarred, remark }])),
    );
  }
}
