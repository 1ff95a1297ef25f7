import { LocalLosses } from "#client/session/local-losses.ts";
import type { LocalReply, LocalRequest, LocalState } from "#client/session/local-messages.ts";
import { ReplayEngine } from "#client/session/replay-engine.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";

type HostPort = Pick<ReplayPort<LocalReply, LocalRequest>, "post" | "onMessage">;

/**
 * The worker's side of a run that trains for one page alone.
 *
 * @param load the engine, from the address of its kernels.
 */
export function serveLocal(port: HostPort, load: (kernelsUrl: string) => Promise<Engine>): void {
  let engine: Promise<Engine> | null = null;
  let opened: Promise<LocalRun> = Promise.reject(new Error("nothing was opened"));
  // Whoever asks for a state is told.
  opened.catch(() => undefined);
  port.onMessage((request) => {
    switch (request.kind) {
      case "open":
        engine ??= load(request.kernelsUrl);
        opened = open(port, engine, request.settings);
        opened.catch(() => undefined);
        break;
      case "change":
        void opened.then(
          (run) => run.change(request.events, request.step),
          () => undefined,
        );
        break;
      case "compute":
        void compute(port, opened, request);
        break;
    }
  });
}

async function open(
  port: HostPort,
  loading: Promise<Engine>,
  settings: TrainingSettings,
): Promise<LocalRun> {
  const [engine, dataset] = await Promise.all([loading, loadDataset(settings)]);
  port.post({ kind: "opened", engine: engine.name });
  return new LocalRun(engine, settings, dataset);
}

async function compute(
  port: HostPort,
  opened: Promise<LocalRun>,
  { id, step }: Extract<LocalRequest, { kind: "compute" }>,
): Promise<void> {
  try {
    port.post({ kind: "computed", id, state: await (await opened).compute(step) });
  } catch (error) {
    port.post({ kind: "failed", id, message: error instanceof Error ? error.message : "unknown" });
  }
}

class LocalRun {
  readonly #engine: Engine;
  readonly #settings: TrainingSettings;
  readonly #dataset: Dataset;
  #losses = new LocalLosses();
  #replay: ReplayEngine;
  /** So many losses the page has been told. */
  #told = 0;

  constructor(engine: Engine, settings: TrainingSettings, dataset: Dataset) {
    this.#engine = engine;
    this.#settings = settings;
    this.#dataset = dataset;
    this.#replay = this.#newReplay();
  }

  /** What comes after the step is another run now; the page is told its losses from the start. */
  change(events: readonly EngineEvent[], step: number): void {
    this.#losses = new LocalLosses(this.#losses.between(0, step + 1));
    this.#told = 0;
    this.#replay = this.#newReplay();
    this.#replay.extend(events, []);
  }

  async compute(step: number): Promise<LocalState | null> {
    const replay = this.#replay;
    const frame = await replay.compute({ step, seq: null });
    if (frame === null || replay !== this.#replay) {
      return null;
    }
    const from = this.#told;
    this.#told = Math.max(from, frame.step + 1);
    const lossTail = Float64Array.from(this.#losses.between(from, this.#told));
    return { frame: { ...frame, lossTail }, end: this.#losses.end };
  }

  #newReplay(): ReplayEngine {
    return new ReplayEngine({
      engine: this.#losses.witness(this.#engine),
      settings: this.#settings,
      dataset: this.#dataset,
      loadKeyframe: () => Promise.resolve(null),
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    });
  }
}
