import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server } from "socket.io";
import msgpackParser from "socket.io-msgpack-parser";
import { handshakeSchema, memberNameSchema, type ServerMessages } from "#protocol/commands.ts";
import { ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Goodbye } from "#protocol/room.ts";
import { normaliseCode } from "#protocol/room-code.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { isCommand, messageFault, routeCommand } from "#server/gateway/command-router.ts";
import type { Door } from "#server/gateway/door.ts";
import { isSameOrigin } from "#server/gateway/origin.ts";
import { RoomChannel } from "#server/gateway/room-channel.ts";
import { type ClientSocket, RoomSocket } from "#server/gateway/room-socket.ts";
import type { Lobby } from "#server/rooms/lobby.ts";
import type { Admission } from "#server/rooms/people.ts";
import type { Room } from "#server/rooms/room.ts";

const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 10_000;
const NOTICES_KEPT = 1_000;

export interface SocketGatewayOptions {
  readonly lobby: Lobby;
  readonly door: Door;
  report(message: string, error: unknown): void;
}

interface Entry {
  readonly room: Room;
  readonly admission: Admission;
  readonly lastVersion: number | null;
}

/** socket.io at the edge: admits, parses, routes. No rule of the domain lives here. */
export class SocketGateway {
  readonly #io: Server<Record<string, never>, ServerMessages>;
  readonly #options: SocketGatewayOptions;
  readonly #channels = new WeakMap<Room, RoomChannel>();
  readonly #perAddress = new Map<string, number>();
  /** Why a member's last connection was cut, for the next welcome. */
  readonly #notices = new Map<string, Refusal>();
  #goodbye: Goodbye | null = null;

  constructor(options: SocketGatewayOptions) {
    this.#options = options;
    // A server that never listens: requests and upgrades are handed over one by one.
    this.#io = new Server(createServer(), {
      path: "/socket.io/",
      parser: msgpackParser,
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      destroyUpgrade: false,
      maxHttpBufferSize: LIMITS.messageBytes,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PING_TIMEOUT_MS,
      connectTimeout: 10_000,
      allowRequest: (request, decide) => decide(null, this.#isAllowed(request)),
    });
    this.#io.engine.on("connection", (connection: { request: unknown }) => {
      connection.request = null;
    });
    this.#io.use((socket, next) => this.#admit(socket, next));
    this.#io.on("connection", (socket) => this.#connected(socket));
  }

  handleRequest(request: IncomingMessage, response: ServerResponse): void {
    this.#io.engine.handleRequest(request, response);
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#io.engine.handleUpgrade(request, socket, head);
  }

  /** Nobody new gets in; those inside are told by their rooms. */
  refuseNewcomers(goodbye: Goodbye): void {
    this.#goodbye = goodbye;
  }

  close(): void {
    this.#io.disconnectSockets(true);
    this.#io.engine.close();
  }

  #isAllowed(request: IncomingMessage): boolean {
    return isSameOrigin(request.headers.origin, request.headers.host);
  }

  #admit(socket: ClientSocket, next: (error?: Error) => void): void {
    const address = socket.handshake.address;
    this.#enter(socket, address)
      .then((entered) => {
        if (!entered.ok) {
          next(Object.assign(new Error(entered.error.message), { data: entered.error }));
          return;
        }
        socket.data = entered.value;
        next();
      })
      .catch((error: unknown) => {
        this.#options.report("a connection failed", error);
        const refusal = { code: "internal", message: "the server failed to let you in" };
        next(Object.assign(new Error(refusal.message), { data: refusal }));
      });
  }

  async #enter(socket: ClientSocket, address: string): Promise<Result<Entry>> {
    if (this.#goodbye !== null) {
      return { ok: false, error: this.#goodbye.error };
    }
    const handshake = parseHandshake(socket.handshake.auth);
    if (!handshake.ok) {
      return handshake;
    }
    const { code, token = null, key = null, name = null, lastVersion = null } = handshake.value;
    const room = this.#findRoom(code, address);
    if (!room.ok) {
      return room;
    }
    const hasPlace = this.#hasPlace(room.value, token, address);
    if (!hasPlace.ok) {
      return hasPlace;
    }
    this.#channelOf(room.value);
    const joined = await room.value.people.join({ token, key, name });
    if (!joined.ok) {
      if (joined.error.code === "key-refused") {
        this.#options.door.guessedWrong(address, Date.now());
      }
      return joined;
    }
    return ok({ room: room.value, admission: joined.value, lastVersion });
  }

  #hasPlace({ people }: Room, token: string | null, address: string): Result<null> {
    if ((this.#perAddress.get(address) ?? 0) >= LIMITS.socketsPerAddress) {
      return refuse("server-busy", `${LIMITS.socketsPerAddress} connections from one address`);
    }
    return people.knows(token)
      ? ok(null)
      : this.#options.door.mayJoin(address, people.connectionCount, Date.now());
  }

  #findRoom(code: string, address: string): Result<Room> {
    const { door, lobby } = this.#options;
    const may = door.mayGuess(address, Date.now());
    if (!may.ok) {
      return may;
    }
    const room = lobby.find(normaliseCode(code) ?? "");
    if (room === undefined) {
      door.guessedWrong(address, Date.now());
      return refuse("room-not-found", `there is no room ${code.slice(0, 12)}`, "code");
    }
    return ok(room);
  }

  #connected(socket: ClientSocket): void {
    const { room, admission, lastVersion }: Entry = socket.data;
    const welcome = room.people.enter(socket.id, admission, lastVersion);
    if (welcome === null) {
      socket.disconnect(true);
      return;
    }
    const address = socket.handshake.address;
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1);
    const member = new RoomSocket(socket);
    const channel = this.#channelOf(room);
    const memberId = welcome.you.id;
    const notice = this.#notices.get(memberId);
    this.#notices.delete(memberId);
    member.welcome(notice === undefined ? welcome : { ...welcome, notice });
    channel.add(member);
    socket.on("error", (error: Error) => {
      this.#cut(memberId, member, {
        code: "bad-message",
        message: `unreadable message: ${error.message.slice(0, 200)}`,
      });
    });
    socket.on("disconnect", (_reason, description) => {
      if (isOversized(description)) {
        this.#remember(memberId, {
          code: "too-large",
          message: `your last message was larger than ${LIMITS.messageBytes} bytes and was dropped`,
        });
      }
      this.#left(address);
      member.close();
      channel.remove(member);
    });
    socket.onAny((name: string, ...rest: unknown[]) => {
      void this.#onMessage(name, rest, { connectionId: socket.id, room });
    });
  }

  async #onMessage(
    name: string,
    rest: readonly unknown[],
    sender: { connectionId: string; room: Room },
  ): Promise<void> {
    const answer = rest.at(-1);
    const reply = (value: unknown) => {
      if (typeof answer === "function") {
        answer(value);
      }
    };
    if (!isCommand(name)) {
      reply(refuse("bad-message", `there is no command ${name.slice(0, 40)}`));
      return;
    }
    if (rest.length > 2) {
      reply(refuse("bad-message", `${name} takes one payload`));
      return;
    }
    try {
      reply(await routeCommand(name, rest[0], sender, performance.now()));
    } catch (error) {
      this.#options.report(`command ${name} failed`, error);
      reply(refuse("internal", "the server failed at this; nothing was changed"));
    }
  }

  #cut(memberId: string, member: RoomSocket, error: Refusal): void {
    this.#remember(memberId, error);
    member.goodbye({ error, retryInMs: 1_000 });
  }

  #remember(memberId: string, notice: Refusal): void {
    if (this.#notices.size < NOTICES_KEPT) {
      this.#notices.set(memberId, notice);
    }
  }

  #left(address: string): void {
    const count = (this.#perAddress.get(address) ?? 1) - 1;
    if (count > 0) {
      this.#perAddress.set(address, count);
    } else {
      this.#perAddress.delete(address);
    }
  }

  #channelOf(room: Room): RoomChannel {
    const existing = this.#channels.get(room);
    if (existing !== undefined) {
      return existing;
    }
    const channel = new RoomChannel(room);
    this.#channels.set(room, channel);
    return channel;
  }
}

function parseHandshake(auth: unknown) {
  const version: unknown =
    typeof auth === "object" && auth !== null ? Reflect.get(auth, "protocol") : undefined;
  if (version !== PROTOCOL_VERSION) {
    return refuse(
      "protocol-mismatch",
      `this page speaks protocol ${String(version).slice(0, 10)}, the server ${PROTOCOL_VERSION}: reload the page`,
      "protocol",
    );
  }
  const parsed = handshakeSchema.safeParse(auth);
  if (!parsed.success) {
    return { ok: false, error: messageFault(parsed.error) } as const;
  }
  const name = memberNameSchema.optional().safeParse(parsed.data.name);
  if (!name.success) {
    const fault = messageFault(name.error);
    return refuse("bad-message", `name: ${fault.message}`, "name");
  }
  return ok({ ...parsed.data, name: name.data });
}

// The transport gives the text of the WebSocket library's RangeError and nothing else of it.
function isOversized(description: unknown): boolean {
  return description instanceof Error && description.message.includes("Max payload size exceeded");
}
