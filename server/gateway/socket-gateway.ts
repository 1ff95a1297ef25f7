import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server } from "socket.io";
import type { ServerMessages } from "#protocol/commands.ts";
import { ok, type Refusal, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Goodbye } from "#protocol/room.ts";
import { normaliseCode } from "#protocol/room-code.ts";
import { isCommand, routeCommand, type Sender } from "#server/gateway/command-router.ts";
import type { Door } from "#server/gateway/door.ts";
import { parseHandshake } from "#server/gateway/handshake.ts";
import { isSameOrigin } from "#server/gateway/origin.ts";
import { guardedParser } from "#server/gateway/packet-parser.ts";
import { RateLimit } from "#server/gateway/rate-limit.ts";
import { RoomChannel } from "#server/gateway/room-channel.ts";
import { type ClientSocket, RoomSocket } from "#server/gateway/room-socket.ts";
import { Seats } from "#server/gateway/seats.ts";
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

/** What we use of the library's own connection. */
interface EngineConnection {
  request: unknown;
  readonly remoteAddress: string;
  once(event: "close", listener: () => void): void;
  close(): void;
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
  readonly #seats = new Seats(LIMITS.socketsPerAddress);
  readonly #messages = new RateLimit(LIMITS.messagesPerWindow, LIMITS.rateWindowMs);
  /** Connections that have asked to come in: each may ask once. */
  readonly #asked = new WeakSet<object>();
  /** Why a member's last connection was cut, for the next welcome. */
  readonly #notices = new Map<string, Refusal>();
  #goodbye: Goodbye | null = null;

  constructor(options: SocketGatewayOptions) {
    this.#options = options;
    // A server that never listens: requests and upgrades are handed over one by one.
    this.#io = new Server(createServer(), {
      path: "/socket.io/",
      parser: guardedParser,
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
    this.#io.engine.on("connection", (connection: EngineConnection) => this.#opened(connection));
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

  /** Rule PR-13: an address has a bounded number of connections, those that say nothing included. */
  #opened(connection: EngineConnection): void {
    connection.request = null; // It would be kept as long as the connection.
    const { remoteAddress } = connection;
    if (this.#seats.take(remoteAddress)) {
      connection.once("close", () => this.#seats.release(remoteAddress));
    } else {
      connection.close();
    }
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
    if (this.#asked.has(socket.conn)) {
      return refuse("bad-message", "a connection comes into one room, once");
    }
    this.#asked.add(socket.conn);
    const handshake = parseHandshake(socket.handshake.auth);
    if (!handshake.ok) {
      return handshake;
    }
    const { code, name = null, lastVersion = null, watchOnly = false } = handshake.value;
    // Whoever only watches proves nothing, whatever else they say.
    const { token = null, key = null } = watchOnly ? {} : handshake.value;
    const room = this.#findRoom(code, token, key, address);
    if (!room.ok) {
      return room;
    }
    const may = room.value.members.knows(token)
      ? ok(null)
      : this.#options.door.mayJoin(address, Date.now());
    if (!may.ok) {
      return may;
    }
    this.#channelOf(room.value);
    const { people } = room.value;
    const joined = watchOnly ? people.watch() : await people.join({ token, key, name });
    if (!joined.ok) {
      if (joined.error.code === "key-refused") {
        this.#options.door.guessedWrong(address, Date.now());
      }
      return joined;
    }
    return ok({ room: room.value, admission: joined.value, lastVersion });
  }

  /** Rule PR-5: wrong codes keep strangers out; who proves to belong here comes in all the same. */
  #findRoom(code: string, token: string | null, key: string | null, address: string): Result<Room> {
    const { door, lobby } = this.#options;
    const normal = normaliseCode(code) ?? "";
    const found = lobby.find(normal) ?? lobby.findByFormerCode(normal);
    const isProven =
      found !== undefined && (found.members.knows(token) || found.members.isKey(key));
    const room = isProven ? found : lobby.find(normal);
    const may = isProven ? ok(null) : door.mayGuess(address, Date.now());
    if (!may.ok) {
      return may;
    }
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
    const member = new RoomSocket(socket);
    const channel = this.#channelOf(room);
    // Who only watches is nobody: no other watcher is told what one of them did.
    const memberId = admission.isWatching === true ? socket.id : welcome.you.id;
    const notice = this.#notices.get(memberId);
    this.#notices.delete(memberId);
    member.welcome(notice === undefined ? welcome : { ...welcome, notice });
    channel.add(member);
    socket.on("error", (error: Error) => {
      this.#cut(memberId, member, {
        code: "bad-message",
        message: `unreadable message: ${String(error?.message).slice(0, 200)}`,
      });
    });
    socket.on("disconnect", (_reason, description) => {
      if (isOversized(description)) {
        this.#remember(memberId, {
          code: "too-large",
          message: `your last message was larger than ${LIMITS.messageBytes} bytes and was dropped`,
        });
      }
      member.close();
      channel.remove(member);
    });
    socket.onAny((name: string, ...rest: unknown[]) => {
      if (this.#messages.retryInMs(socket.id, performance.now()) === null) {
        void this.#onMessage(name, rest, { connectionId: socket.id, room, member });
      } else {
        this.#cut(memberId, member, { code: "too-fast", message: "far too many messages" });
      }
    });
  }

  async #onMessage(
    name: string,
    rest: readonly unknown[],
    sender: { connectionId: string; room: Room; member: RoomSocket },
  ): Promise<void> {
    const answer = rest.at(-1);
    const value = await this.#answer(name, rest, sender);
    if (typeof answer === "function") {
      answer(value);
      sender.member.checkBuffer();
    }
  }

  async #answer(name: string, rest: readonly unknown[], sender: Sender): Promise<unknown> {
    if (!isCommand(name)) {
      return refuse("bad-message", `there is no command ${name.slice(0, 40)}`);
    }
    if (rest.length > 2) {
      return refuse("bad-message", `${name} takes one payload`);
    }
    try {
      return await routeCommand(name, rest[0], sender, performance.now());
    } catch (error) {
      this.#options.report(`command ${name} failed`, error);
      return refuse("internal", "the server failed at this; nothing was changed");
    }
  }

  #cut(memberId: string, member: RoomSocket, error: Refusal): void {
    this.#remember(memberId, error);
    member.goodbye({ error, retryInMs: 1_000 });
  }

  #remember(memberId: string, notice: Refusal): void {
    const [oldest] = this.#notices.keys();
    if (oldest !== undefined && this.#notices.size >= NOTICES_KEPT) {
      this.#notices.delete(oldest);
    }
    this.#notices.set(memberId, notice);
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

// The transport gives the text of the WebSocket library's RangeError and nothing else of it.
function isOversized(description: unknown): boolean {
  return description instanceof Error && description.message.includes("Max payload size exceeded");
}
