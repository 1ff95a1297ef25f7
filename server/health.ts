import { monitorEventLoopDelay } from "node:perf_hooks";

const NS_PER_MS = 1e6;
/** How often the delay is sampled; the histogram counts this in. */
const RESOLUTION_MS = 10;

/** How the process does; `GET /api/health` answers with it. Times in ms, memory in bytes. */
export interface Health {
  readonly status: "ok" | "stopping";
  readonly uptimeSeconds: number;
  readonly rooms: number;
  readonly connections: number;
  readonly residentBytes: number;
  /** How late timers were since the last reading. */
  readonly eventLoopDelayMs: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** Watches the event loop until `stop`. */
export class HealthWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#delay.enable();
  }

  read(counts: {
    readonly rooms: number;
    readonly connections: number;
    readonly isStopping: boolean;
  }): Health {
    const delay = this.#delay;
    const health: Health = {
      status: counts.isStopping ? "stopping" : "ok",
      uptimeSeconds: Math.round(process.uptime()),
      rooms: counts.rooms,
      connections: counts.connections,
      residentBytes: process.memoryUsage.rss(),
      eventLoopDelayMs: {
        p50: late(delay.percentile(50)),
        p99: late(delay.percentile(99)),
        max: late(delay.max),
      },
    };
    delay.reset();
    return health;
  }

  stop(): void {
    this.#delay.disable();
  }
}

function late(intervalNs: number): number {
  return Math.max(0, intervalNs / NS_PER_MS - RESOLUTION_MS);
}
