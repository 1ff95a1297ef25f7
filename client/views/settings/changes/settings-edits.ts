import type { FieldEdit } from "#client/session/session.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";
import { differingPaths, readPath } from "#protocol/settings-path.ts";

/** Parts that come in kinds: another kind is another whole. */
const KINDS = ["data", "initial", "optimizer", "regularization", "batch", "updateRule"];

/**
 * Rule UI-21: one command that makes one document of the other, as fine as it can be, so that it
 * collides with as little of what others change as possible.
 */
export function editsBetween(before: TrainingSettings, after: TrainingSettings): FieldEdit[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const fine = keys.flatMap((key) => pathsOf(key, before, after));
  const isFine =
    fine.length <= LIMITS.editsPerCommand &&
    fine.every((path) => path.length <= LIMITS.pathCharacters);
  const paths = isFine ? fine : keys.filter((key) => pathsOf(key, before, after).length > 0);
  return paths.map((path) => ({ path, value: readPath(after, path) }));
}

function pathsOf(key: string, before: TrainingSettings, after: TrainingSettings): string[] {
  const [from, to] = [readPath(before, key), readPath(after, key)];
  const paths = differingPaths(from, to, key);
  const isOtherKind = paths.some(
    (path) =>
      path.endsWith(".kind") ||
      readPath(before, path) === undefined ||
      readPath(after, path) === undefined,
  );
  return isOtherKind && (KINDS.includes(key) || key === "features") ? [key] : paths;
}
