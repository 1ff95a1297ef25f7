import { io, type Socket } from "socket.io-client";
import msgpackParser from "socket.io-msgpack-parser";
import { wireBytes } from "#client/session/wire-bytes.ts";
import type {
  Answer,
  CommandInput,
  CommandName,
  Handshake,
  ServerMessages,
} from "#protocol/commands.ts";
import type { SharedDrawing } from "#protocol/drawing.ts";
import { decodeFrame, type Frame } from "#protocol/frame-codec.ts";
import type { CreatedRoom } from "#protocol/http.ts";
import type { Pace } from "#protocol/pace.ts";
import type { Presentation } from "#protocol/presentation.ts";
import type { Goodbye, Presence, VersionedRoomEvent, Welcome } from "#protocol/room.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const ANSWER_MS = 20_000;

export interface ReceivedFrame {
  readonly runId: string;
  readonly bytes: Uint8Array;
  readonly frame: Frame;
}

/** Opens a room over HTTP. @throws {Error} with the server's words when it is refused. */
export async function createRoom(
  url: string,
  body: { name?: string; settings?: unknown } = {},
): Promise<CreatedRoom> {
  const response = await fetch(`${url}/api/rooms`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) {
    throw new Error(`no room: ${response.status} ${await response.text()}`);
  }
  return await response.json();
}

/** A member of a room without a browser. Keeps what it gets and acknowledges frames at once. */
export class SocketClient {
  readonly socket: Socket<ServerMessages>;
  readonly events: VersionedRoomEvent[] = [];
  readonly frames: ReceivedFrame[] = [];
  readonly goodbyes: Goodbye[] = [];
  readonly drawings: (SharedDrawing | null)[] = [];
  readonly presentations: (Presentation | null)[] = [];
  readonly paces: (Pace | null)[] = [];
  presence: Presence | null = null;
  /** False: frames stay unacknowledged, as with a viewer that hangs. */
  isDrawing = true;
  readonly #welcome: Promise<Welcome>;

  private constructor(url: string, handshake: Partial<Handshake> & { code: string }) {
    this.socket = io(url, {
      path: "/socket.io/",
      transports: ["websocket"],
      parser: msgpackParser,
      reconnection: false,
      forceNew: true,
      auth: { protocol: PROTOCOL_VERSION, ...handshake },
    });
    this.#welcome = new Promise((resolve, reject) => {
      this.socket.once("welcome", resolve);
      this.socket.once("connect_error", reject);
    });
    this.#listen();
  }

  /** @throws the server's refusal as socket.io gives it: an Error whose `data` is a `Refusal`. */
  static async join(
    url: string,
    handshake: Partial<Handshake> & { code: string },
  ): Promise<{ client: SocketClient; welcome: Welcome }> {
    const client = new SocketClient(url, handshake);
    try {
      return { client, welcome: await client.#welcome };
    } catch (error) {
      client.close();
      throw error;
    }
  }

  #listen(): void {
    this.socket.on("room-event", (event) => this.events.push(event));
    this.socket.on("goodbye", (goodbye) => this.goodbyes.push(goodbye));
    this.socket.on("drawing", (drawing) => this.drawings.push(drawing));
    this.socket.on("presentation", (presentation) => this.presentations.push(presentation));
    this.socket.on("pace", (pace) => this.paces.push(pace));
    this.socket.on("presence", (presence) => {
      this.presence = presence;
    });
    this.socket.on("frame", (runId, bytes, drawn) => {
      const received = wireBytes(bytes);
      if (received === null) {
        throw new Error("a frame came without bytes");
      }
      this.frames.push({ runId, bytes: received, frame: decodeFrame(received) });
      if (this.isDrawing) {
        drawn();
      }
    });
  }

  /** Sends a command and resolves to its answer. @throws {Error} when none comes in 20 s. */
  async command<N extends CommandName>(name: N, payload: CommandInput<N>): Promise<Answer<N>> {
    return await this.raw(name, payload);
  }

  /** The same with anything at all: for input that must be refused. */
  async raw<T>(name: string, ...payload: unknown[]): Promise<T> {
    const socket: Socket = this.socket;
    return await socket.timeout(ANSWER_MS).emitWithAck(name, ...payload);
  }

  /** The first event of a kind, from those that came or will come. */
  async event<K extends VersionedRoomEvent["event"]["kind"]>(
    kind: K,
  ): Promise<Extract<VersionedRoomEvent["event"], { kind: K }>> {
    return await waitFor(`an event ${kind}`, () =>
      this.events
        .map(({ event }) => event)
        .find((event): event is Extract<typeof event, { kind: K }> => event.kind === kind),
    );
  }

  /** The first frame that fits, from those that came or will come. */
  async frame(what: string, fits: (received: ReceivedFrame) => boolean): Promise<ReceivedFrame> {
    return await waitFor(`a frame: ${what}`, () => this.frames.find(fits), 60_000);
  }

  /** Breaks the connection as a network does, without a word to the server. */
  cut(): void {
    this.socket.io.engine.close();
  }

  close(): void {
    this.socket.disconnect();
  }
}
