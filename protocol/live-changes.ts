import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { settingsAfter, settingsInForce } from "#engine/settings-in-force.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { changeFault } from "#protocol/change-fault.ts";
import type { WaitingPath } from "#protocol/commands.ts";
import type { RunInfo } from "#protocol/room.ts";
import { roomFault } from "#protocol/room-fault.ts";
import { pathText, type SettingsFault } from "#protocol/settings-faults.ts";
import { differingPaths, overlaps } from "#protocol/settings-path.ts";

/** A run that is open in a room, with how it ended, if it did. */
export interface OpenRun {
  readonly run: Pick<RunInfo, "settings" | "events" | "engineVersion">;
  readonly end: RunEnd | null;
}

/**
 * Rule RM-4: of the paths that were edited, what fits the run as it trains now becomes its
 * changes; the rest waits. What counts is what the run trains with, which may differ from the
 * room's document after a rewind or through edits that wait already.
 *
 * @param wanted the room's document with the edits.
 */
export function liveChanges(
  { run, end }: OpenRun,
  wanted: TrainingSettings,
  editedPaths: readonly string[],
): readonly RunChange[] {
  const isEdited = (path: string) => editedPaths.some((edited) => overlaps(edited, path));
  let inForce = settingsInForce(run, null);
  const changes: RunChange[] = [];
  let open = closedReason({ run, end }) === null ? FIELDS.filter(({ path }) => isEdited(path)) : [];
  let isGoingOn = true;
  // A batch may have to come before the rule that fits it, or after: as long as one more fits.
  while (isGoingOn) {
    const next = open
      .map((field) => ({ field, change: changeOf(field, inForce, wanted) }))
      .find(({ change }) => change !== null && misfit(inForce, change) === null);
    isGoingOn = next !== undefined;
    if (next?.change) {
      changes.push(next.change);
      inForce = settingsAfter(inForce, next.change);
      open = open.filter((field) => field !== next.field);
    }
  }
  return changes;
}

/** Every path in which the room's document differs from what its run trains with, and why. */
export function waitingPaths(open: OpenRun, room: TrainingSettings): readonly WaitingPath[] {
  const inForce = settingsInForce(open.run, null);
  const closed = closedReason(open);
  const isOtherData = room.data.kind !== inForce.data.kind;
  const paths = new Set(
    differingPaths(room, inForce).map((path) =>
      isOtherData && overlaps(path, "data") ? "data" : gathered(path),
    ),
  );
  return [...paths].map((path) => ({
    path,
    reason: closed ?? fixedReason(path, inForce, room) ?? misfitReason(path, inForce, room),
  }));
}

interface LiveField {
  readonly path: string;
  /** The change that makes `wanted` hold; null when this optimiser has no such number. */
  change(wanted: TrainingSettings): RunChange | null;
}

const FIELDS: readonly LiveField[] = [
  {
    path: "optimizer.learningRate",
    change: ({ optimizer }) => ({ kind: "set-learning-rate", value: optimizer.learningRate }),
  },
  {
    path: "optimizer.momentum",
    change: ({ optimizer }) =>
      "momentum" in optimizer ? { kind: "set-momentum", value: optimizer.momentum } : null,
  },
  {
    path: "regularization",
    change: ({ regularization }) => ({ kind: "set-regularization", regularization }),
  },
  { path: "batch", change: ({ batch }) => ({ kind: "set-batch", batch }) },
  { path: "updateRule", change: ({ updateRule }) => ({ kind: "set-update-rule", updateRule }) },
  { path: "stop", change: ({ stop }) => ({ kind: "set-stop", stop }) },
];

/** Null when the run has it already, or can't have it. */
function changeOf(
  field: LiveField,
  inForce: TrainingSettings,
  wanted: TrainingSettings,
): RunChange | null {
  if (fixedReason(field.path, inForce, wanted) !== null) {
    return null;
  }
  const change = field.change(wanted);
  return change !== null && differingPaths(settingsAfter(inForce, change), inForce).length > 0
    ? change
    : null;
}

function closedReason({ run, end }: OpenRun): string | null {
  if (run.engineVersion !== ENGINE_VERSION) {
    return "the run was trained by another version of the engine and takes no change";
  }
  return end?.reason === "diverged" ? "the run diverged and takes no change" : null;
}

/** Why a field is the same for the whole of a run; null when it may change. */
function fixedReason(
  path: string,
  inForce: TrainingSettings,
  wanted: TrainingSettings,
): string | null {
  if (path.startsWith("optimizer")) {
    const { kind } = inForce.optimizer;
    return kind !== wanted.optimizer.kind
      ? `the run trains with ${kind}: another optimiser has another memory`
      : /^optimizer\.(learningRate|momentum)$/.test(path)
        ? null
        : `the run's ${kind} has gathered its memory with the old constant`;
  }
  return FIXED[path.replace(/[.[].*$/s, "")] ?? null;
}

const FIXED: Readonly<Record<string, string>> = {
  data: "a run keeps its data",
  testShare: "a run keeps its split: a test row must never have been trained with",
  splitSeed: "a run keeps its split: a test row must never have been trained with",
  features: "a run keeps what its network sees",
  layers: "a run keeps its network",
  bias: "a run keeps its network",
  initial: "initial weights are drawn at step 0",
  loss: "a run keeps its loss, or its curve could not be compared with itself",
};

/** Why a change does not fit the run, or makes it too much for a room. */
function misfit(inForce: TrainingSettings, change: RunChange): SettingsFault | null {
  return changeFault(inForce, change) ?? roomFault(settingsAfter(inForce, change));
}

/** A field that may change and did not: it does not fit the run, or was edited when it could not. */
function misfitReason(path: string, inForce: TrainingSettings, wanted: TrainingSettings): string {
  const field = FIELDS.find((live) => overlaps(live.path, path));
  const change = field?.change(wanted) ?? null;
  const fault = change === null ? null : misfit(inForce, change);
  if (fault === null) {
    return "the run did not take it when it was edited: edit it again, or start the next run";
  }
  const where = pathText(fault.path);
  return where === path ? fault.message : `${where}: ${fault.message}`;
}

/** Thousands of cells or weights are one path. */
function gathered(path: string): string {
  return path.replace(/^(data\.rows|initial\.weights|initial\.biases)\[.*$/s, "$1");
}
