import { requestJson } from "#client/session/http-client.ts";
import { isListOf, isObject, isString } from "#client/session/shapes.ts";
import type { Result } from "#protocol/errors.ts";
import type { FoundRoom, LabelRun, ListedRooms } from "#protocol/http.ts";
import type { RoomOfRuns, RunLabel } from "#protocol/records.ts";

/** Rule GW-65: a star or a remark for a run of the room; `secret` is an editor's token or the key. */
export function labelRun(
  code: string,
  secret: string,
  runId: string,
  wish: LabelRun,
): Promise<Result<RunLabel>> {
  return requestJson(
    `/api/rooms/${encodeURIComponent(code)}/runs/${encodeURIComponent(runId)}`,
    isRunLabel,
    {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify(wish),
    },
  );
}

/** Rooms that have runs, also those whose code has ended. */
export function listRooms(): Promise<Result<ListedRooms>> {
  return requestJson("/api/runs/rooms", isListedRooms);
}

/** A room, with what the bearer of the secret may do in it. */
export function findMyRoom(code: string, secret: string): Promise<Result<FoundRoom>> {
  return requestJson(`/api/rooms/${encodeURIComponent(code)}`, isFoundRoom, {
    headers: { authorization: `Bearer ${secret}` },
  });
}

function isRunLabel(value: unknown): value is RunLabel {
  return (
    isObject<keyof RunLabel>(value) &&
    typeof value.isStarred === "boolean" &&
    isString(value.remark)
  );
}

function isListedRooms(value: unknown): value is ListedRooms {
  return isObject<keyof ListedRooms>(value) && isListOf(value.rooms, isRoomOfRuns);
}

function isRoomOfRuns(value: unknown): value is RoomOfRuns {
  return isObject<keyof RoomOfRuns>(value) && isString(value.id) && isString(value.name);
}

function isFoundRoom(value: unknown): value is FoundRoom {
  return (
    isObject<keyof FoundRoom>(value) &&
    isString(value.code) &&
    (value.you === undefined || isObject<"role">(value.you))
  );
}
