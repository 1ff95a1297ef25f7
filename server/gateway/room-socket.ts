import type { Socket } from "socket.io";
import type { ServerMessages } from "#protocol/commands.ts";
import type { SharedDrawing } from "#protocol/drawing.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Pace } from "#protocol/pace.ts";
import type { Presentation } from "#protocol/presentation.ts";
import type { Goodbye, Presence, VersionedRoomEvent, Welcome, You } from "#protocol/room.ts";
import { Viewer } from "#server/gateway/viewer.ts";
import { waitingBytes } from "#server/gateway/waiting-bytes.ts";
import { wireBytes } from "#server/gateway/wire-bytes.ts";
import type { EncodedFrame } from "#server/rooms/ports.ts";

/** What a client may send is checked by hand; what we send is typed. */
export type ClientSocket = Socket<Record<string, never>, ServerMessages>;

const GOODBYE_GRACE_MS = 500;

/** One connection of somebody in a room. Nothing here decides anything. */
export class RoomSocket {
  readonly #socket: ClientSocket;
  readonly #viewer: Viewer;
  /** Name and role as this connection knows them. */
  #told = "";

  constructor(socket: ClientSocket) {
    this.#socket = socket;
    this.#viewer = new Viewer({
      send: (runId, bytes, drawn) => socket.emit("frame", runId, wireBytes(bytes), drawn),
      later: (task, ms) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
      nowMs: () => performance.now(),
      tooSlow: () => this.#tooSlow(),
    });
  }

  get id(): string {
    return this.#socket.id;
  }

  welcome(welcome: Welcome): void {
    this.#told = `${welcome.you.name}/${welcome.you.role}`;
    this.#socket.emit("welcome", welcome);
  }

  event(event: VersionedRoomEvent): void {
    this.#socket.emit("room-event", event);
    this.checkBuffer();
  }

  frame(runId: string, frame: EncodedFrame): void {
    this.#viewer.offer(runId, frame);
  }

  presence(presence: Presence): void {
    this.#socket.emit("presence", presence);
    this.checkBuffer();
  }

  drawing(drawing: SharedDrawing | null): void {
    this.#socket.emit("drawing", drawing);
    this.checkBuffer();
  }

  presentation(presentation: Presentation | null): void {
    this.#socket.emit("presentation", presentation);
    this.checkBuffer();
  }

  pace(pace: Pace | null): void {
    this.#socket.emit("pace", pace);
    this.checkBuffer();
  }

  /** Tells who somebody is now, when that is something new. */
  youChanged({ id, name, color, role }: Omit<You, "token">): void {
    const you = `${name}/${role}`;
    if (you !== this.#told) {
      this.#told = you;
      this.#socket.emit("you-changed", { id, name, color, role });
      this.checkBuffer();
    }
  }

  goodbye(goodbye: Goodbye): void {
    this.#viewer.close();
    this.#socket.emit("goodbye", goodbye);
    setTimeout(() => this.#socket.disconnect(true), GOODBYE_GRACE_MS).unref();
  }

  close(): void {
    this.#viewer.close();
  }

  #tooSlow(): void {
    this.goodbye({
      error: { code: "too-slow", message: "no frame was acknowledged for 30 s" },
      retryInMs: 5_000,
    });
  }

  /** Rule PR-10: a connection that takes nothing is cut before it costs the server memory. */
  checkBuffer(): void {
    if (waitingBytes(this.#socket.conn) > LIMITS.viewerBufferBytes) {
      this.#viewer.close();
      this.#socket.disconnect(true);
    }
  }
}
