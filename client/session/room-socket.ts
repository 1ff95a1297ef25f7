import { io, type Socket } from "socket.io-client";
import msgpackParser from "socket.io-msgpack-parser";
import { earlyTransports } from "#client/session/early-socket.ts";
import {
  AFTER_REFUSAL,
  type ConnectRefusal,
  isConnectRefusal,
} from "#client/session/refusal-policy.ts";
import { retryDelayMs } from "#client/session/retry-delay.ts";
import type { Connection } from "#client/session/session.ts";
import type {
  Answer,
  CommandInput,
  CommandName,
  Handshake,
  ServerMessages,
} from "#protocol/commands.ts";
import type { ErrorCode, Refusal } from "#protocol/errors.ts";

/** How long the server may take to say welcome or to answer a command, in ms. */
const ANSWER_MS = 15_000;
/** A fork is computed first, which the server gives a minute. */
const FORK_MS = 75_000;
/** A connection that lasted so long was a good one: the next attempt starts from the beginning. */
const GOOD_MS = 5_000;

export interface RoomSocketWiring {
  /** The server's origin; the page's own when absent. */
  readonly origin: string | undefined;
  handshake(): Handshake;
  readonly messages: Omit<ServerMessages, "goodbye">;
  onConnection(connection: Connection): void;
  readonly random: () => number;
}

/** A connection to the room that comes back by itself, until it is closed or refused for good. */
export class RoomSocket {
  readonly #wiring: RoomSocketWiring;
  readonly #socket: Socket<ServerMessages>;
  #connection: Connection = { kind: "connecting" };
  #attempts = 0;
  #liveSinceMs = 0;
  #roundTripMs: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #retryNow = () => this.#hurry();

  constructor(wiring: RoomSocketWiring) {
    this.#wiring = wiring;
    const options = {
      path: "/socket.io/",
      transports: earlyTransports() ?? ["websocket", "polling"],
      tryAllTransports: true,
      parser: msgpackParser,
      // Waiting is done here: refused handshakes and goodbyes have their own times.
      reconnection: false,
      forceNew: true,
      autoConnect: false,
      timeout: ANSWER_MS,
      auth: (answer: (handshake: object) => void) => answer(wiring.handshake()),
    };
    this.#socket = wiring.origin === undefined ? io(options) : io(wiring.origin, options);
    this.#listen();
    globalThis.addEventListener?.("online", this.#retryNow);
    this.#connect();
  }

  get isLive(): boolean {
    return this.#connection.kind === "live";
  }

  /** Null when the answer was lost: the connection broke or the server took too long. */
  async send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<N> | null> {
    if (!this.isLive) {
      return null;
    }
    const socket: Socket = this.#socket;
    const sentAtMs = performance.now();
    try {
      const patience = socket.timeout(name === "fork-run" ? FORK_MS : ANSWER_MS);
      const answer: Answer<N> = await patience.emitWithAck(name, input);
      if (MEASURED.has(name)) {
        this.#measured(performance.now() - sentAtMs);
      }
      return answer;
    } catch {
      return null;
    }
  }

  /** What this page knows cannot be continued: connects again, with a new handshake. */
  restart(): void {
    this.#socket.disconnect();
    this.#retry();
  }

  close(): void {
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.("online", this.#retryNow);
    this.#socket.off();
    this.#socket.disconnect();
  }

  #listen(): void {
    const { messages } = this.#wiring;
    this.#socket.on("welcome", (welcome) => {
      clearTimeout(this.#timer);
      this.#liveSinceMs = performance.now();
      this.#become({ kind: "live", roundTripMs: this.#roundTripMs });
      messages.welcome(welcome);
    });
    this.#socket.on("room-event", messages["room-event"]);
    this.#socket.on("presence", messages.presence);
    this.#socket.on("drawing", messages.drawing);
    this.#socket.on("presentation", messages.presentation);
    this.#socket.on("pace", messages.pace);
    this.#socket.on("you-changed", messages["you-changed"]);
    this.#socket.on("frame", messages.frame);
    this.#socket.on("goodbye", ({ error, retryInMs }) => {
      this.#socket.disconnect();
      this.#ended(error, retryInMs, retryInMs !== undefined);
    });
    this.#socket.on("disconnect", (reason) => {
      if (reason !== "io client disconnect") {
        this.#retry();
      }
    });
    this.#socket.on("connect_error", (error) => {
      this.#socket.disconnect();
      const refusal = refusalOf(error);
      if (refusal === null) {
        this.#retry();
      } else {
        const { retryInMs, ...rest } = refusal;
        this.#ended(rest, retryInMs, AFTER_REFUSAL[refusal.code] === "retry");
      }
    });
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.restart(), ANSWER_MS);
    this.#socket.connect();
  }

  #ended(error: Refusal, retryInMs: number | undefined, mayRetry: boolean): void {
    clearTimeout(this.#timer);
    if (AFTER_REFUSAL[error.code] === "reload") {
      this.#become({ kind: "outdated" });
    } else if (mayRetry) {
      this.#retry(retryInMs, error.code);
    } else {
      this.#become({ kind: "failed", error });
    }
  }

  #retry(atLeastMs = 0, why: ErrorCode | null = null): void {
    if (this.#liveSinceMs !== 0 && performance.now() - this.#liveSinceMs > GOOD_MS) {
      this.#attempts = 0;
    }
    this.#liveSinceMs = 0;
    const delayMs = atLeastMs + retryDelayMs(this.#attempts++, this.#wiring.random());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), delayMs);
    const before = this.#connection;
    if (before.kind !== "reconnecting") {
      this.#become({ kind: "reconnecting", sinceMs: Date.now(), why });
    } else if (why !== null && why !== before.why) {
      this.#become({ ...before, why });
    }
  }

  #hurry(): void {
    if (this.#connection.kind === "reconnecting" && !this.#socket.active) {
      this.#connect();
    }
  }

  #measured(ms: number): void {
    this.#roundTripMs = ms;
    if (this.isLive) {
      this.#become({ kind: "live", roundTripMs: ms });
    }
  }

  #become(connection: Connection): void {
    this.#connection = connection;
    this.#wiring.onConnection(connection);
  }
}

/** Commands that the server answers at once; the others' answers wait for the trainer or the disk. */
const MEASURED: ReadonlySet<CommandName> = new Set(["set-editing", "get-curve"]);

function refusalOf(error: Error): ConnectRefusal | null {
  const data = "data" in error ? error.data : undefined;
  return isConnectRefusal(data) ? data : null;
}
