import type { BatchSettings, MiniBatchSettings } from "#engine/settings.ts";

/** Names of the state that a mini-batch needs, and how the next one is taken. */
export function batchStartLines(batch: BatchSettings): readonly string[] {
  return batch === "full" ? [] : [...batchFunctionLines(), "", ...freshBatchLines(batch)];
}

/** How a run goes on after another batch was set: numerics as in the engine. */
export function batchChangeLines(
  before: BatchSettings,
  after: BatchSettings,
  isDefined: boolean,
): readonly string[] {
  if (after === "full") {
    return [];
  }
  const definition = isDefined ? [] : [...batchFunctionLines(), ""];
  if (before === "full" || before.seed !== after.seed) {
    return [...definition, ...freshBatchLines(after)];
  }
  return [
    `batch_size = ${after.size}`,
    "if position > 0:  # the rest of the epoch is dropped",
    "    order, position = shuffle.permutation(len(X)), 0",
  ];
}

function freshBatchLines({ size, seed }: MiniBatchSettings): readonly string[] {
  return [
    `batch_size = ${size}`,
    `shuffle = np.random.RandomState(${seed})`,
    "order, position = shuffle.permutation(len(X)), 0",
  ];
}

function batchFunctionLines(): readonly string[] {
  return [
    "def next_batch():  # every epoch goes through all samples, the last batch is what remains",
    "    global order, position",
    "    rows = order[position:position + batch_size]",
    "    position += len(rows)",
    "    if position == len(X):",
    "        order, position = shuffle.permutation(len(X)), 0",
    "    return rows",
  ];
}
