import { ReplayEngine } from "#client/session/replay-engine.ts";
import type {
  ReplayLane,
  ReplayPort,
  ReplayReply,
  ReplayRequest,
} from "#client/session/replay-messages.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";

type HostPort = Pick<ReplayPort<ReplayReply, ReplayRequest>, "post" | "onMessage">;

/** The worker's side: recomputes states for the page until the worker ends. */
export function serveReplay(port: HostPort): void {
  const keyframes = new KeyframeRequests(port);
  const pause = taskPause();
  let lanes: Record<ReplayLane, ReplayEngine> | null = null;
  port.onMessage((request) => {
    switch (request.kind) {
      case "open": {
        const wiring = {
          settings: request.settings,
          loadKeyframe: (step: number) => keyframes.load(step),
          pause,
        };
        lanes = { show: new ReplayEngine(wiring), check: new ReplayEngine(wiring) };
        break;
      }
      case "extend":
        lanes?.show.extend(request.events, request.keyframeSteps);
        lanes?.check.extend(request.events, request.keyframeSteps);
        break;
      case "compute":
        void compute(port, lanes?.[request.lane] ?? null, request);
        break;
      case "keyframe":
        keyframes.arrived(request.id, request.bytes);
        break;
    }
  });
}

async function compute(
  port: HostPort,
  engine: ReplayEngine | null,
  { id, step, seq }: Extract<ReplayRequest, { kind: "compute" }>,
): Promise<void> {
  try {
    const frame = (await engine?.compute({ step, seq })) ?? null;
    port.post({ kind: "computed", id, frame });
  } catch (error) {
    port.post({ kind: "failed", id, message: error instanceof Error ? error.message : "unknown" });
  }
}

/** The page fetches: in the worker a relative address may have another base. */
class KeyframeRequests {
  readonly #port: HostPort;
  readonly #waiting = new Map<number, (keyframe: Keyframe | null) => void>();
  #lastId = 0;

  constructor(port: HostPort) {
    this.#port = port;
  }

  load(step: number): Promise<Keyframe | null> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#port.post({ kind: "need-keyframe", id, step });
    });
  }

  arrived(id: number, bytes: Uint8Array | null): void {
    this.#waiting.get(id)?.(bytes === null ? null : readKeyframe(bytes));
    this.#waiting.delete(id);
  }
}

/** Null for bytes that are no keyframe: the run is then recomputed from further back. */
function readKeyframe(bytes: Uint8Array): Keyframe | null {
  try {
    return decodeKeyframe(bytes);
  } catch {
    return null;
  }
}

/**
 * Ends in a task of its own, without the 4 ms that nested timers cost: what the page posted gets
 * its turn before.
 */
function taskPause(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}
