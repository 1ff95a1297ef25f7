import type { Goodbye, VersionedRoomEvent } from "#protocol/room.ts";
import type { RoomSocket } from "#server/gateway/room-socket.ts";
import type { EncodedFrame } from "#server/rooms/ports.ts";
import type { Room } from "#server/rooms/room.ts";
import type { Audience } from "#server/rooms/room-core.ts";

const PRESENCE_INTERVAL_MS = 1_000;

/** One room's sockets in this process. Events go to all, frames at each viewer's own pace. */
export class RoomChannel implements Audience {
  readonly #room: Room;
  readonly #sockets = new Set<RoomSocket>();
  #presenceTimer: NodeJS.Timeout | null = null;
  #presenceSentMs = Number.NEGATIVE_INFINITY;

  constructor(room: Room) {
    this.#room = room;
    room.attach(this);
  }

  add(socket: RoomSocket): void {
    this.#sockets.add(socket);
    const frame = this.#room.latestFrame;
    if (frame !== null) {
      socket.frame(this.#room.state.run.id, frame);
    }
  }

  remove(socket: RoomSocket): void {
    this.#sockets.delete(socket);
    this.#room.people.leave(socket.id);
  }

  event(event: VersionedRoomEvent): void {
    for (const socket of this.#sockets) {
      socket.event(event);
    }
  }

  frame(runId: string, frame: EncodedFrame): void {
    for (const socket of this.#sockets) {
      socket.frame(runId, frame);
    }
  }

  /** Rule PR-9: who is here is told at most once a second, however many come and go. */
  presenceChanged(): void {
    if (this.#presenceTimer !== null) {
      return;
    }
    const sinceMs = performance.now() - this.#presenceSentMs;
    this.#presenceTimer = setTimeout(
      () => {
        this.#presenceTimer = null;
        this.#presenceSentMs = performance.now();
        const presence = this.#room.people.presence();
        for (const socket of this.#sockets) {
          socket.presence(presence);
        }
      },
      Math.max(0, PRESENCE_INTERVAL_MS - sinceMs),
    );
  }

  membersChanged(): void {
    for (const socket of this.#sockets) {
      const who = this.#room.people.whoIs(socket.id);
      if (who !== null) {
        socket.youChanged({ ...who.actor, role: who.role });
      }
    }
    this.presenceChanged();
  }

  closed(goodbye: Goodbye): void {
    if (this.#presenceTimer !== null) {
      clearTimeout(this.#presenceTimer);
    }
    for (const socket of this.#sockets) {
      socket.goodbye(goodbye);
    }
  }
}
