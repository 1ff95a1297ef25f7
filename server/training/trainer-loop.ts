import { loadDataset } from "#engine/data/load-dataset.ts";
import type { Engine } from "#engine/training.ts";
import { withTable } from "#protocol/table-codec.ts";
import type { FromWorker, RunCommand, RunReport, ToWorker } from "#server/training/messages.ts";
import type { RunComputing } from "#server/training/run-in-training.ts";
import { RunLoop } from "#server/training/run-loop.ts";
import { Scheduler } from "#server/training/scheduler.ts";
import type { EncodedCheckpoint } from "#server/training/trainer.ts";

/** Longest delay that a timer can keep. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;
type Opening = Extract<ToWorker, { kind: "open" }>;

/**
 * A worker thread's loop: between two slices it returns to the event loop, so that a command is
 * carried out within one slice. Without anything due it sleeps until the next due step or message.
 */
export class TrainerLoop {
  readonly #engine: Engine;
  readonly #post: Post;
  readonly #runs = new Map<number, RunLoop>();
  readonly #keys = new Map<RunLoop, number>();
  /** Runs whose data are still loaded, with the commands that came meanwhile. */
  readonly #opening = new Map<number, RunCommand[]>();
  readonly #scheduler = new Scheduler<RunLoop>(clock());
  #immediate: NodeJS.Immediate | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(engine: Engine, post: Post) {
    this.#engine = engine;
    this.#post = post;
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case "open":
        void this.#open(message);
        break;
      case "command":
        this.#command(message.key, message.command);
        break;
      case "close":
        this.#opening.delete(message.key);
        this.#drop(message.key);
        break;
    }
    this.#wake();
  }

  /** Closed meanwhile, it is not opened any more. */
  async #open({ key, spec, table }: Opening): Promise<void> {
    const commands: RunCommand[] = [];
    this.#opening.set(key, commands);
    try {
      const computing = await this.#load(spec.run.settings, table);
      if (!this.#opening.delete(key)) {
        return;
      }
      const run = new RunLoop(spec, computing, clock(), (report) => {
        this.#post({ kind: "report", key, report }, transferOf(report));
      });
      this.#runs.set(key, run);
      this.#keys.set(run, key);
      this.#scheduler.add(run);
    } catch (error) {
      this.#opening.delete(key);
      this.#fail(key, error);
      return;
    }
    for (const command of commands) {
      this.#command(key, command);
    }
    this.#wake();
  }

  async #load(settings: RunComputing["settings"], table: Uint8Array | null): Promise<RunComputing> {
    const whole = table === null ? settings : withTable(settings, table);
    return { engine: this.#engine, settings: whole, dataset: await loadDataset(whole) };
  }

  #command(key: number, command: RunCommand): void {
    const waiting = this.#opening.get(key);
    const run = this.#runs.get(key);
    if (waiting !== undefined) {
      waiting.push(command);
    } else if (run !== undefined) {
      this.#work(run, () => run.handle(command, clock()));
    }
  }

  #tick(): void {
    const choice = this.#scheduler.choose(clock());
    if (choice.kind === "wait") {
      if (choice.ms !== Number.POSITIVE_INFINITY) {
        const delayMs = Math.min(Math.ceil(choice.ms), LONGEST_TIMER_MS);
        this.#timer = setTimeout(() => this.#wake(), delayMs);
      }
      return;
    }
    const { run, budgetMs } = choice;
    this.#work(run, () => run.runSlice(budgetMs, clock));
    this.#wake();
  }

  /** Charges the run for all that it does: a change by hand costs a forward pass and a frame. */
  #work(run: RunLoop, action: () => void): void {
    const startMs = clock();
    const key = this.#keys.get(run);
    if (key !== undefined) {
      this.#guard(key, action);
    }
    this.#scheduler.charge(run, clock() - startMs);
  }

  #wake(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    this.#immediate ??= setImmediate(() => {
      this.#immediate = null;
      this.#tick();
    });
  }

  /** A bug in one run ends that run and no other. */
  #guard(key: number, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail(key, error);
    }
  }

  #fail(key: number, error: unknown): void {
    this.#drop(key);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#post({ kind: "failed", key, message }, []);
  }

  #drop(key: number): void {
    const run = this.#runs.get(key);
    if (run !== undefined) {
      this.#runs.delete(key);
      this.#keys.delete(run);
      this.#scheduler.remove(run);
    }
  }
}

function clock(): number {
  return performance.now();
}

/** What the worker made for the main thread and never looks at again. */
function transferOf(report: RunReport): ArrayBuffer[] {
  switch (report.kind) {
    case "frame":
      return [report.frame.bytes.buffer];
    case "keyframe":
      return [report.keyframe.bytes.buffer];
    case "checkpoint":
    case "ended":
    case "unwatched-pause":
      return buffersOf(report.checkpoint);
    case "answer":
      return report.answer.kind === "checkpoint" ? buffersOf(report.answer.checkpoint) : [];
    case "ready":
    case "pace":
      return [];
  }
}

function buffersOf(checkpoint: EncodedCheckpoint): ArrayBuffer[] {
  return [checkpoint.keyframe.buffer, checkpoint.curve.buffer];
}
