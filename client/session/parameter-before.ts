import { networkLayers, parameterIndex } from "#engine/network.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { RoomEvent, RunInfo, SettingsEdit } from "#protocol/room.ts";

/**
 * What a weight that is set by hand was on the screen just before, under its name as the path; null
 * where the event is another one, or where the page has not seen the run before it.
 */
export function parameterBefore(
  event: RoomEvent,
  run: RunInfo,
  newest: Frame | null,
): readonly SettingsEdit[] | null {
  if (event.kind !== "run-changed" || event.event.change.kind !== "set-parameter") {
    return null;
  }
  const { parameter } = event.event.change;
  const index = parameterIndex(networkLayers(run.settings), parameter);
  const value = index === null ? undefined : newest?.parameters[index];
  const isBefore = event.runId === run.id && newest !== null && newest.seq < event.event.seq;
  return isBefore && value !== undefined ? [{ path: parameter, value }] : null;
}
