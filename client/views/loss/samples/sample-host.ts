import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { Sampled } from "#client/views/loss/samples/sample-grid.ts";
import type { SampleReply, SampleRequest } from "#client/views/loss/samples/sample-messages.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";

/** After so long it is looked whether something newer is wanted. */
const SLICE_MS = 20;
/** Between two slices: the trainings on this machine go first. */
const REST_MS = 8;
/** So often the page is told. */
const TELL_MS = 120;

/** Makes, once for a run, what looks at its states. */
export type Looker<T extends Sampled> = (
  settings: TrainingSettings,
  dataset: Dataset,
) => (training: Training) => T;

type SampleJob = Extract<SampleRequest, { kind: "sample" }>;

interface Opened<T extends Sampled> {
  readonly start: () => Training;
  readonly restore: (bytes: Uint8Array) => Training;
  readonly look: (training: Training) => T;
}

/** The worker's side: looks at a run at the places that the page names, until the worker ends. */
export function serveSamples<T extends Sampled>(
  port: Pick<ReplayPort<SampleReply<T>, SampleRequest>, "post" | "onMessage">,
  load: (kernelsUrl: string) => Promise<Engine>,
  looker: Looker<T>,
): void {
  let opened: Promise<Opened<T>> | null = null;
  let newest = 0;
  let held: Training | null = null;
  const work = async (job: SampleJob): Promise<void> => {
    const run = await opened;
    if (run === null || newest !== job.id) {
      return;
    }
    held = trainingFor(run, held, job);
    await sample(held, job, run.look, (samples, isDone) => {
      if (newest === job.id) {
        port.post({ id: job.id, samples, state: isDone ? "done" : "more" });
      }
      return newest === job.id;
    });
  };
  port.onMessage((request) => {
    if (request.kind === "open") {
      held = null;
      opened = open(request, load, looker);
      // Whoever asks for places is told.
      opened.catch(() => undefined);
    } else {
      newest = request.id;
      work(request).catch(() => {
        held = null;
        port.post({ id: request.id, samples: [], state: "failed" });
      });
    }
  });
}

async function open<T extends Sampled>(
  { settings, kernelsUrl }: Extract<SampleRequest, { kind: "open" }>,
  load: (kernelsUrl: string) => Promise<Engine>,
  looker: Looker<T>,
): Promise<Opened<T>> {
  const [engine, dataset] = await Promise.all([load(kernelsUrl), loadDataset(settings)]);
  return {
    start: () => engine.start(settings, dataset),
    restore: (bytes) => engine.restore(settings, dataset, decodeKeyframe(bytes)),
    look: looker(settings, dataset),
  };
}

/** The state to go on from: what the page sends, or the worker's own where it leads there. */
function trainingFor<T extends Sampled>(
  run: Opened<T>,
  held: Training | null,
  { steps, events, keyframe }: SampleJob,
): Training {
  const first = steps[0] ?? 0;
  if (keyframe !== null) {
    return run.restore(keyframe);
  }
  const isUsable =
    held !== null &&
    held.step <= first &&
    held.seq <= events.length &&
    (events[held.seq]?.step ?? held.step) >= held.step;
  return isUsable && held !== null ? held : run.start();
}

/** @param tell some samples; false when nobody wants them any more. */
async function sample<T extends Sampled>(
  training: Training,
  { steps, events }: SampleJob,
  look: (training: Training) => T,
  tell: (samples: readonly T[], isDone: boolean) => boolean,
): Promise<void> {
  let samples: T[] = [];
  let sliceEndMs = performance.now() + SLICE_MS;
  let toldMs = performance.now();
  const rest = async (): Promise<boolean> => {
    if (performance.now() >= sliceEndMs) {
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      sliceEndMs = performance.now() + SLICE_MS;
    }
    const isTime = performance.now() - toldMs >= TELL_MS;
    const told = isTime ? samples : [];
    if (isTime) {
      samples = [];
      toldMs = performance.now();
    }
    return tell(told, false);
  };
  for (const step of steps) {
    let count = 1;
    while (advanceTo(training, step, events, count)) {
      if (performance.now() >= sliceEndMs && !(await rest())) {
        return;
      }
      count = Math.min(64, count * 2);
    }
    if (training.step !== step) {
      // The run ends before it.
      break;
    }
    samples.push(look(training));
    if (performance.now() >= sliceEndMs && !(await rest())) {
      return;
    }
  }
  tell(samples, true);
}

/** At most `count` steps towards a step, with all events up to it; false when it gets no further. */
function advanceTo(
  training: Training,
  step: number,
  events: readonly EngineEvent[],
  count: number,
): boolean {
  const event = events[training.seq];
  if (event !== undefined && event.step <= training.step) {
    training.apply(event);
    return true;
  }
  const goal = Math.min(step, event?.step ?? step, training.step + count);
  return training.advance(goal - training.step) > 0;
}
