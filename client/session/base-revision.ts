import type { FieldRevision } from "#protocol/room.ts";
import { overlaps } from "#protocol/settings-path.ts";

/** Rule CS-5: the newest revision that touches a path: its own, one around it or one inside it. */
export function baseRevision(
  revisions: Readonly<Record<string, FieldRevision>>,
  path: string,
): number {
  return Object.entries(revisions)
    .filter(([other]) => overlaps(path, other))
    .reduce((newest, [, { revision }]) => Math.max(newest, revision), 0);
}
