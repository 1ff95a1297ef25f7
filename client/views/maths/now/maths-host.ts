import { mathsModel } from "#client/maths/maths-model.ts";
import { KeyframeRequests } from "#client/session/keyframe-requests.ts";
import { ReplayEngine } from "#client/session/replay-engine.ts";
import { taskPause } from "#client/session/task-pause.ts";
import type {
  MathsReply,
  MathsRequest,
  MathsWish,
  SentModel,
} from "#client/views/maths/now/maths-messages.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine } from "#engine/training.ts";

interface MathsHostPort {
  /** Buffers in `moved` are the page's from then on. */
  post(reply: MathsReply, moved: readonly ArrayBuffer[]): void;
  onMessage(listener: (request: MathsRequest) => void): void;
}

interface OpenRun {
  readonly engine: Engine;
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  readonly replay: ReplayEngine;
}

/**
 * The worker's side: explains iterations of a run. What a keyframe has and a frame has not is
 * recomputed.
 *
 * @param load the engine, from the address of its kernels.
 */
export function serveMaths(
  port: MathsHostPort,
  load: (kernelsUrl: string) => Promise<Engine>,
): void {
  const keyframes = new KeyframeRequests((id, step) =>
    port.post({ kind: "need-keyframe", id, step }, []),
  );
  const pause = taskPause();
  let opened: Promise<OpenRun> = Promise.reject(new Error("nothing was opened"));
  // Whoever asks for an iteration is told.
  opened.catch(() => undefined);
  port.onMessage((request) => {
    switch (request.kind) {
      case "open":
        opened = open(request, keyframes, pause, load);
        opened.catch(() => undefined);
        break;
      case "extend":
        void opened.then(
          ({ replay }) => replay.extend(request.events, request.keyframeSteps),
          () => undefined,
        );
        break;
      case "explain":
        void answer(port, opened, request.id, request.wish);
        break;
      case "keyframe":
        keyframes.arrived(request.id, request.bytes);
        break;
    }
  });
}

async function open(
  { settings, kernelsUrl }: Extract<MathsRequest, { kind: "open" }>,
  keyframes: KeyframeRequests,
  pause: () => Promise<void>,
  load: (kernelsUrl: string) => Promise<Engine>,
): Promise<OpenRun> {
  const [engine, dataset] = await Promise.all([load(kernelsUrl), loadDataset(settings)]);
  const loadKeyframe = (step: number) => keyframes.load(step);
  const replay = new ReplayEngine({ engine, settings, dataset, loadKeyframe, pause });
  return { engine, settings, dataset, replay };
}

async function answer(
  port: MathsHostPort,
  opened: Promise<OpenRun>,
  id: number,
  wish: MathsWish,
): Promise<void> {
  try {
    const model = await explain(await opened, wish);
    port.post({ kind: "explained", id, model }, model === null ? [] : buffersOf(model));
  } catch {
    port.post({ kind: "failed", id }, []);
  }
}

async function explain(
  { engine, settings, dataset, replay }: OpenRun,
  { step, seq, convention, start: known }: MathsWish,
): Promise<SentModel | null> {
  const keyframe = known === null ? await replay.keyframe({ step, seq }) : null;
  const start = known ?? keyframe;
  // A run that ended earlier has no such step.
  if (start === null || (keyframe !== null && keyframe.step !== step)) {
    return null;
  }
  const {
    settings: _,
    dataset: __,
    ...sent
  } = mathsModel({ settings, dataset, start, step, convention }, engine.products);
  return sent;
}

/** All numbers of a model: every list in it is a copy that nobody else has. */
function buffersOf({ entities, explanation }: SentModel): readonly ArrayBuffer[] {
  const explained = explanation.layers.flatMap((layer) => Object.values(layer).flat());
  const buffers = new Set<ArrayBuffer>();
  for (const part of [...explained, ...[...entities.values()].map(({ matrix }) => matrix)]) {
    const buffer = typeof part === "object" && part !== null ? part.data.buffer : null;
    if (buffer instanceof ArrayBuffer) {
      buffers.add(buffer);
    }
  }
  return [...buffers];
}
