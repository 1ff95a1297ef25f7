import { kernelsUrl } from "#client/session/kernels-url.ts";
import type { LocalReply, LocalRequest, LocalState } from "#client/session/local-messages.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";

interface Waiting {
  /** The change after which it was asked for. */
  readonly change: number;
  resolve(state: LocalState | null): void;
  reject(error: Error): void;
}

/** The page's side of the worker that trains for it. */
export class LocalLink {
  readonly #port: ReplayPort<LocalRequest, LocalReply>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #changes = 0;
  #failure: Error | null = null;

  constructor(
    port: ReplayPort<LocalRequest, LocalReply>,
    onEngine: (name: Engine["name"]) => void,
  ) {
    this.#port = port;
    port.onMessage((reply) =>
      reply.kind === "opened" ? onEngine(reply.engine) : this.#told(reply),
    );
    port.onError((error) => this.#fail(error));
  }

  /** A run of its own: what was asked before is not answered any more. */
  open(settings: TrainingSettings): void {
    this.#changes += 1;
    this.#port.post({ kind: "open", settings, kernelsUrl: kernelsUrl() });
  }

  /** As `open`, from a step on. */
  change(events: readonly EngineEvent[], step: number): void {
    this.#changes += 1;
    const plain = events.map(({ seq, step: at, change }) => ({ seq, step: at, change }));
    this.#port.post({ kind: "change", events: plain, step });
  }

  /**
   * The state at a step; null when a newer one was asked for or the run was changed.
   *
   * @throws {Error} when the worker cannot compute (any more).
   */
  compute(step: number): Promise<LocalState | null> {
    if (this.#failure !== null) {
      return Promise.reject(this.#failure);
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { change: this.#changes, resolve, reject });
      this.#port.post({ kind: "compute", id, step });
    });
  }

  close(): void {
    this.#port.close();
    this.#fail(new Error("the run was closed"));
  }

  #told(reply: Exclude<LocalReply, { kind: "opened" }>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (waiting === undefined) {
      return;
    }
    if (waiting.change !== this.#changes) {
      waiting.resolve(null);
    } else if (reply.kind === "failed") {
      waiting.reject(new Error(reply.message));
    } else {
      waiting.resolve(reply.state);
    }
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.values()) {
      reject(error);
    }
    this.#waiting.clear();
  }
}
