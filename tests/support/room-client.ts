import type { CurrentField } from "#protocol/commands.ts";
import type { RunDetail } from "#protocol/records.ts";
import type { RoomSnapshot, Welcome } from "#protocol/room.ts";
import { createRoom, SocketClient } from "#tests/support/socket-client.ts";

export interface Joined {
  readonly client: SocketClient;
  readonly welcome: Welcome;
  readonly snapshot: RoomSnapshot;
}

/** Opens a room and joins it as its host. */
export async function openRoom(url: string, settings?: unknown) {
  const room = await createRoom(url, settings === undefined ? {} : { settings });
  const host = await join(url, { code: room.code, key: room.key, name: "Hana" });
  return { ...room, ...host, runId: host.snapshot.run.id };
}

/** Joins and expects the whole room. */
export async function join(
  url: string,
  handshake: Parameters<typeof SocketClient.join>[1],
): Promise<Joined> {
  const { client, welcome } = await SocketClient.join(url, handshake);
  return { client, welcome, snapshot: snapshotIn(welcome) };
}

function snapshotIn(welcome: Welcome): RoomSnapshot {
  if (welcome.room.kind !== "snapshot") {
    throw new Error("the welcome holds events, not the whole room");
  }
  return welcome.room.snapshot;
}

let edits = 0;

/** One edit of one field. */
export function edit(client: SocketClient, path: string, value: unknown, base = 0) {
  return client.command("edit-settings", {
    editId: `edit-${process.pid}-${++edits}`,
    edits: [{ path, value, base }],
  });
}

export function currentOf(error: { current?: readonly CurrentField[] | undefined }) {
  return error.current?.[0];
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
  return await response.json();
}

export function runDetail(url: string, runId: string): Promise<RunDetail> {
  return getJson(`${url}/api/runs/${runId}`);
}
