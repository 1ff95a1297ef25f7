import { kernelsUrl } from "#client/session/kernels-url.ts";
import type {
  ReplayLane,
  ReplayPort,
  ReplayReply,
  ReplayRequest,
} from "#client/session/replay-messages.ts";
import type { Place } from "#client/session/snapshot-cache.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";
import type { Frame } from "#protocol/frame-codec.ts";

export interface ReplayLinkWiring {
  /** With the rows of the data: the worker fetches no stored table. */
  readonly settings: TrainingSettings;
  /** The stored keyframe nearest below a step; null when it cannot be had. */
  loadKeyframe(step: number): Promise<Uint8Array | null>;
  /** The worker computes now, with this engine. */
  onEngine(name: Engine["name"]): void;
}

interface Waiting {
  resolve(frame: Frame | null): void;
  reject(error: Error): void;
}

/** The page's side of the replay worker. */
export class ReplayLink {
  readonly #port: ReplayPort<ReplayRequest, ReplayReply>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #failure: Error | null = null;

  constructor(port: ReplayPort<ReplayRequest, ReplayReply>, wiring: ReplayLinkWiring) {
    this.#port = port;
    port.onMessage((reply) => this.#replied(reply, wiring));
    port.onError((error) => this.#fail(error));
    port.post({ kind: "open", settings: wiring.settings, kernelsUrl: kernelsUrl() });
  }

  extend(events: readonly EngineEvent[], keyframeSteps: readonly number[]): void {
    const plain = events.map(({ seq, step, change }) => ({ seq, step, change }));
    this.#port.post({ kind: "extend", events: plain, keyframeSteps });
  }

  /**
   * The state at a place; null when the lane got a newer wish.
   *
   * @throws {Error} when the worker cannot compute (any more).
   */
  compute(lane: ReplayLane, { step, seq }: Place): Promise<Frame | null> {
    if (this.#failure !== null) {
      return Promise.reject(this.#failure);
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.post({ kind: "compute", id, lane, step, seq });
    });
  }

  close(): void {
    this.#port.close();
    this.#fail(new Error("the replay was closed"));
  }

  #replied(reply: ReplayReply, { loadKeyframe, onEngine }: ReplayLinkWiring): void {
    switch (reply.kind) {
      case "opened":
        onEngine(reply.engine);
        break;
      case "computed":
        this.#waiting.get(reply.id)?.resolve(reply.frame);
        this.#waiting.delete(reply.id);
        break;
      case "failed":
        this.#waiting.get(reply.id)?.reject(new Error(reply.message));
        this.#waiting.delete(reply.id);
        break;
      case "need-keyframe":
        void loadKeyframe(reply.step).then((bytes) => {
          this.#port.post({ kind: "keyframe", id: reply.id, bytes });
        });
        break;
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
