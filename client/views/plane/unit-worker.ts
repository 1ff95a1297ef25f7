import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { PlaneReply, PlaneRequest } from "#client/views/plane/plane-messages.ts";
import type { Matrix } from "#engine/matrix.ts";
import type { TrainingSettings } from "#engine/settings.ts";

export type StartUnitWorker = () => ReplayPort<PlaneRequest, PlaneReply> | null;

/** A worker that tells what the units of one network make of given points; started when needed. */
export class UnitWorker {
  readonly #start: StartUnitWorker;
  /** Null where there is none, or it has died. */
  #port: ReplayPort<PlaneRequest, PlaneReply> | null | undefined;
  #opened: (PlaneRequest & { kind: "open" }) | null = null;
  #answer: ((values: Float32Array | null) => void) | null = null;

  constructor(start: StartUnitWorker) {
    this.#start = start;
  }

  /** Known to be missing; one that was never needed may be there. */
  get isMissing(): boolean {
    return this.#port === null;
  }

  /** The network from now on, and points as it sees them; the worker keeps them. */
  open(settings: TrainingSettings, grids: readonly Matrix[]): void {
    this.#opened = { kind: "open", settings, grids };
    this.#port?.post(this.#opened);
  }

  /** Null where it cannot be done; one at a time. */
  evaluate(grid: number, parameters: Float64Array): Promise<Float32Array | null> {
    const port = this.#started();
    return port === null
      ? Promise.resolve(null)
      : new Promise((resolve) => {
          this.#answer = resolve;
          port.post({ kind: "evaluate", grid, parameters });
        });
  }

  /** Another `evaluate` starts another one. */
  close(): void {
    this.#port?.close();
    this.#port = undefined;
    this.#answer?.(null);
  }

  #started(): ReplayPort<PlaneRequest, PlaneReply> | null {
    if (this.#port === undefined) {
      const port = this.#start();
      this.#port = port;
      port?.onMessage(({ values }) => this.#answer?.(values));
      port?.onError(() => {
        port.close();
        this.#port = null;
        this.#answer?.(null);
      });
      if (this.#opened !== null) {
        port?.post(this.#opened);
      }
    }
    return this.#port;
  }
}
