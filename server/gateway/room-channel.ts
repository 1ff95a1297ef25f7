import { LIMITS } from "#protocol/limits.ts";
import type { Goodbye, VersionedRoomEvent } from "#protocol/room.ts";
import type { RoomSocket } from "#server/gateway/room-socket.ts";
import { Thinned } from "#server/gateway/thinned.ts";
import type { EncodedFrame } from "#server/rooms/ports.ts";
import type { Room } from "#server/rooms/room.ts";
import type { Audience } from "#server/rooms/room-core.ts";

const PRESENCE_INTERVAL_MS = 1_000;

/** One room's sockets in this process. Events go to all, frames at each viewer's own pace. */
export class RoomChannel implements Audience {
  readonly #room: Room;
  readonly #sockets = new Set<RoomSocket>();
  /** Rule PR-9: who is here is told at most once a second, however many come and go. */
  readonly #presence = new Thinned(PRESENCE_INTERVAL_MS, () => this.#tellPresence());
  /** Rule PR-20: of drawings that follow each other fast, the newest. */
  readonly #drawing = new Thinned(LIMITS.drawingEveryMs, () => this.#tellDrawing());

  /** Rule RM-65: the same for what the host presents, and for how far a slow step is. */
  readonly #presentation = new Thinned(LIMITS.presentationEveryMs, () => this.#tellPresentation());
  readonly #pace = new Thinned(LIMITS.paceEveryMs, () => this.#tellPace());

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

  presenceChanged(): void {
    this.#presence.changed();
  }

  drawingChanged(): void {
    this.#drawing.changed();
  }

  presentationChanged(): void {
    this.#presentation.changed();
  }

  paceChanged(): void {
    this.#pace.changed();
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

  dismissed(connectionIds: readonly string[], goodbye: Goodbye): void {
    for (const socket of [...this.#sockets].filter(({ id }) => connectionIds.includes(id))) {
      this.remove(socket);
      socket.goodbye(goodbye);
    }
  }

  closed(goodbye: Goodbye): void {
    this.#presence.close();
    this.#drawing.close();
    this.#presentation.close();
    this.#pace.close();
    for (const socket of this.#sockets) {
      socket.goodbye(goodbye);
    }
  }

  #tellPresence(): void {
    const presence = this.#room.people.presence();
    for (const socket of this.#sockets) {
      socket.presence(presence);
    }
  }

  #tellPresentation(): void {
    const presentation = this.#room.presentation.current;
    for (const socket of this.#sockets) {
      socket.presentation(presentation);
    }
  }

  #tellPace(): void {
    const { pace } = this.#room;
    for (const socket of this.#sockets) {
      socket.pace(pace);
    }
  }

  #tellDrawing(): void {
    const { drawing } = this.#room;
    for (const socket of this.#sockets) {
      socket.drawing(drawing);
    }
  }
}
