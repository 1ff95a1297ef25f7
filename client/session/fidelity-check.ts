import type { Place } from "#client/session/snapshot-cache.ts";
import type { Frame } from "#protocol/frame-codec.ts";

const IDLE_MS = 400;
const FRAMES_PER_CHUNK = 8;
/** What moves on and on is looked at, too: one frame in this time. */
const PATIENCE_MS = 2_000;

export interface FidelityWiring {
  chunkAt(step: number): Promise<readonly Frame[]>;
  /** Null when something else was wanted meanwhile. */
  compute(place: Place): Promise<Frame | null>;
  onResult(isSame: boolean): void;
}

/**
 * Rule RP-6: while nothing moves, recorded frames near by are recomputed and compared bit by bit;
 * while it plays, one every two seconds.
 */
export class FidelityCheck {
  readonly #wiring: FidelityWiring;
  readonly #checked = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #restlessSinceMs: number | null = null;

  constructor(wiring: FidelityWiring) {
    this.#wiring = wiring;
  }

  /** Something was shown: what is being checked waits until it is quiet. */
  shown(step: number): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#restlessSinceMs ??= now;
    if (now - this.#restlessSinceMs >= PATIENCE_MS) {
      this.#restlessSinceMs = now;
      this.#try(() => this.#checkOne(step));
    }
    this.#timer = setTimeout(() => {
      this.#restlessSinceMs = null;
      this.#try(() => this.check(step));
    }, IDLE_MS);
  }

  close(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  /** Compares some frames of the chunk around a step, in order. */
  async check(step: number): Promise<void> {
    const turn = this.#turn;
    const frames = spread(await this.#wiring.chunkAt(step));
    for (const recorded of frames.filter((frame) => !this.#checked.has(idOf(frame)))) {
      const computed = turn === this.#turn ? await this.#wiring.compute(recorded) : null;
      if (computed === null || turn !== this.#turn) {
        return;
      }
      this.#compared(recorded, computed);
    }
  }

  /** Compares one frame, whatever is shown meanwhile. */
  async #checkOne(step: number): Promise<void> {
    const frames = await this.#wiring.chunkAt(step);
    const recorded = frames.findLast(
      (frame) => frame.step <= step && !this.#checked.has(idOf(frame)),
    );
    const computed = recorded === undefined ? null : await this.#wiring.compute(recorded);
    if (recorded !== undefined && computed !== null) {
      this.#compared(recorded, computed);
    }
  }

  #compared(recorded: Frame, computed: Frame): void {
    this.#checked.add(idOf(recorded));
    this.#wiring.onResult(isSameState(recorded, computed));
  }

  #try(check: () => Promise<void>): void {
    void check().catch(() => {
      // A worker that died is told where frames are shown; nothing was found out here.
    });
  }
}

function idOf({ epoch, step, seq }: Frame): string {
  return `${epoch} ${step} ${seq}`;
}

/** Whether two frames hold the same state, to every bit that was recorded. */
function isSameState(recorded: Frame, computed: Frame): boolean {
  const rounded = recorded.isExact ? (value: number) => value : Math.fround;
  return (
    recorded.step === computed.step &&
    recorded.seq === computed.seq &&
    Object.is(recorded.loss, computed.loss) &&
    Object.is(recorded.testLoss, computed.testLoss) &&
    recorded.parameters.length === computed.parameters.length &&
    computed.parameters.every((value, i) => Object.is(rounded(value), recorded.parameters[i]))
  );
}

/** At most a few, evenly over the list, both ends included. */
function spread(frames: readonly Frame[]): readonly Frame[] {
  const last = frames.length - 1;
  const indexes = Array.from({ length: FRAMES_PER_CHUNK }, (_, i) =>
    Math.round((i * last) / (FRAMES_PER_CHUNK - 1)),
  );
  return frames.filter((_, i) => indexes.includes(i));
}
