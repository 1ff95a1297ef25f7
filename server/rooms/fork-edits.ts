import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { SettingsEdit } from "#protocol/room.ts";
import { roomFault } from "#protocol/room-fault.ts";
import { crossFault } from "#protocol/settings-checks.ts";
import { differingPaths, readPath, writePath } from "#protocol/settings-path.ts";

/** Places that may change while a run trains, with the change that does it. */
const LIVE: readonly (readonly [path: string, kind: RunChange["kind"]])[] = [
  ["optimizer.learningRate", "set-learning-rate"],
  ["optimizer.momentum", "set-momentum"],
  ["regularization", "set-regularization"],
  ["batch", "set-batch"],
  ["updateRule", "set-update-rule"],
  ["stop", "set-stop"],
];

interface Fork {
  /** The room's document, and what its run trains with before the fork and after it. */
  readonly document: TrainingSettings;
  readonly before: TrainingSettings;
  readonly after: TrainingSettings;
  readonly changes: readonly RunChange[];
}

/**
 * Rule RM-35: the document goes back along with the run where it says what the run trained with,
 * and takes what the fork changes. What waits in it for the next run goes on waiting.
 */
export function forkEdits({ document, before, after, changes }: Fork): readonly SettingsEdit[] {
  const edits: SettingsEdit[] = [];
  let written = document;
  let open = LIVE.filter(([path, kind]) => {
    const value = readPath(after, path);
    const wanted = readPath(document, path);
    const isOtherOptimizer =
      path.startsWith("optimizer") && document.optimizer.kind !== after.optimizer.kind;
    const follows =
      isSame(wanted, readPath(before, path)) || changes.some((change) => change.kind === kind);
    return value !== undefined && !isOtherOptimizer && follows && !isSame(wanted, value);
  });
  // A batch may have to come before the rule that fits it, or after.
  for (let i = 0; i < LIVE.length && open.length > 0; i++) {
    for (const [path] of open) {
      const value = readPath(after, path);
      const next = withValue(written, path, value);
      if (next !== null) {
        written = next;
        edits.push({ path, value });
      }
    }
    open = open.filter(([path]) => !edits.some((edit) => edit.path === path));
  }
  return edits;
}

/** Null where it does not fit what else the document says: it waits there with the rest. */
function withValue(
  document: TrainingSettings,
  path: string,
  value: unknown,
): TrainingSettings | null {
  const next = writePath(document, path, value);
  return isSettings(next) && crossFault(next) === null && roomFault(next) === null ? next : null;
}

function isSettings(document: unknown): document is TrainingSettings {
  return typeof document === "object" && document !== null && "version" in document;
}

function isSame(a: unknown, b: unknown): boolean {
  return differingPaths(a, b).length === 0;
}
