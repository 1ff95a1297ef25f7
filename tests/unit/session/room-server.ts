import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import msgpackParser from "socket.io-msgpack-parser";
import type { CommandName, Handshake, ServerMessages } from "#protocol/commands.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { Presence, RoomSnapshot, RunInfo, VersionedRoomEvent, You } from "#protocol/room.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { waitFor } from "#tests/support/wait-for.ts";

export interface Received {
  readonly name: CommandName;
  // biome-ignore lint/suspicious/noExplicitAny: what arrives is looked at by the tests.
  readonly input: any;
  answer(value: unknown): void;
}

export const ADA = { id: "m-ada", name: "Ada", color: 3 };
export const YOU: You = { id: "m-you", name: "Bo", color: 1, role: "editor", token: "token-of-bo" };
export const RUN: RunInfo = {
  id: "run-1",
  number: 1,
  name: "#1",
  parent: null,
  settings: ORIGIN,
  events: [],
  engineVersion: "1",
  startedAtMs: 1,
};
const NOBODY: Presence = { people: [], count: 0 };

export function snapshot(changes: Partial<RoomSnapshot> = {}): RoomSnapshot {
  return {
    id: "room",
    version: 10,
    code: "KXQ4TP",
    name: "Room",
    codeRole: "editor",
    controls: {},
    isLocked: false,
    settings: ORIGIN,
    revisions: {},
    run: RUN,
    runState: { status: "ready", speed: 10, step: 0, end: null, note: null },
    ...changes,
  };
}

/** A real socket.io server whose words are said by the test. */
export class RoomServer {
  readonly handshakes: Handshake[] = [];
  readonly sockets: Socket<Record<string, never>, ServerMessages>[] = [];
  readonly received: Received[] = [];
  /** Refuses the next connections with this, as the gateway's middleware does. */
  refusal: object | null = null;
  readonly #http = createServer();
  readonly #io: Server<Record<string, never>, ServerMessages>;

  constructor() {
    this.#io = new Server(this.#http, { path: "/socket.io/", parser: msgpackParser });
    this.#io.use((socket, next) => {
      this.handshakes.push(socket.handshake.auth as Handshake);
      next(
        this.refusal === null
          ? undefined
          : Object.assign(new Error("refused"), { data: this.refusal }),
      );
    });
    this.#io.on("connection", (socket) => {
      this.sockets.push(socket);
      socket.onAny((name, input, answer) => {
        this.received.push({ name, input, answer });
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  /** The `count`th connection, counted from 1. */
  async connection(count: number) {
    return await waitFor(`connection ${count}`, () => this.sockets[count - 1]);
  }

  async welcome(count: number, room: RoomSnapshot | readonly VersionedRoomEvent[], extra = {}) {
    const socket = await this.connection(count);
    socket.emit("welcome", {
      protocol: PROTOCOL_VERSION,
      you: YOU,
      presence: NOBODY,
      drawing: null,
      presentation: null,
      pace: null,
      room:
        "version" in room ? { kind: "snapshot", snapshot: room } : { kind: "events", events: room },
      ...extra,
    });
    return socket;
  }

  /** The `count`th command of a name, counted from 1. */
  async command(name: CommandName, count = 1): Promise<Received> {
    return await waitFor(`${name} number ${count}`, () => this.commands(name)[count - 1]);
  }

  commands(name: CommandName): readonly Received[] {
    return this.received.filter((received) => received.name === name);
  }
}
