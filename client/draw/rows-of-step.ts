import { trainingRowCount } from "#engine/data/columns.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { BatchSettings, TrainingSettings } from "#engine/settings.ts";

/**
 * Over how many rows the loss of a step is summed: the batch that the step's weights meet next.
 * The last batch of an epoch holds what is left, and a change of the batch starts an epoch anew.
 */
export function rowsOfSteps(run: {
  readonly settings: TrainingSettings;
  readonly events: readonly EngineEvent[];
}): (step: number) => number {
  const rows = trainingRowCount(run.settings);
  const spans: { readonly from: number; readonly batch: BatchSettings }[] = [
    { from: 0, batch: run.settings.batch },
  ];
  for (const { step, change } of run.events) {
    if (change.kind === "set-batch") {
      spans.push({ from: step, batch: change.batch });
    }
  }
  return (step) => {
    const span = spans.findLast(({ from }) => from <= step);
    if (span === undefined || span.batch === "full") {
      return rows;
    }
    const { size } = span.batch;
    const batches = Math.ceil(rows / size);
    const isLast = (step - span.from) % batches === batches - 1;
    return isLast ? rows - (batches - 1) * size : size;
  };
}
