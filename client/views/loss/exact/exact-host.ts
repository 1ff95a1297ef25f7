import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { ExactReply, ExactRequest } from "#client/views/loss/exact/exact-messages.ts";
import { LossRange } from "#client/views/loss/exact/loss-range.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Engine, Training } from "#engine/training.ts";
import { decodeKeyframe } from "#protocol/keyframe-codec.ts";

/** After so long it is looked whether something newer is wanted. */
const SLICE_MS = 20;

interface Opened {
  readonly engine: Engine;
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
}

type RangeRequest = Extract<ExactRequest, { kind: "range" }>;

/** The worker's side: computes ranges of losses until the worker ends. */
export function serveExact(
  port: Pick<ReplayPort<ExactReply, ExactRequest>, "post" | "onMessage">,
  load: (kernelsUrl: string) => Promise<Engine>,
): void {
  let opened: Promise<Opened> | null = null;
  let newest = 0;
  port.onMessage((request) => {
    if (request.kind === "open") {
      opened = open(request, load);
      // Whoever asks for a range is told.
      opened.catch(() => undefined);
    } else {
      newest = request.id;
      void answer(opened, request, () => newest === request.id).then((losses) =>
        port.post({ id: request.id, losses }),
      );
    }
  });
}

async function open(
  { settings, kernelsUrl }: Extract<ExactRequest, { kind: "open" }>,
  load: (kernelsUrl: string) => Promise<Engine>,
): Promise<Opened> {
  const [engine, dataset] = await Promise.all([load(kernelsUrl), loadDataset(settings)]);
  return { engine, settings, dataset };
}

async function answer(
  opened: Promise<Opened> | null,
  request: RangeRequest,
  isWanted: () => boolean,
): Promise<Float64Array | null> {
  try {
    const run = await opened;
    if (run === null || !isWanted()) {
      return null;
    }
    const { events, from, to } = request;
    const range = new LossRange(trainingBefore(run, request), events, from, to);
    while (advanceFor(range, SLICE_MS)) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (!isWanted()) {
        return null;
      }
    }
    return range.losses;
  } catch {
    // The bucketed curve stays on the screen, and says that it is one.
    return null;
  }
}

function trainingBefore({ engine, settings, dataset }: Opened, request: RangeRequest): Training {
  const keyframe = request.keyframe === null ? null : decodeKeyframe(request.keyframe);
  return keyframe !== null && keyframe.step <= request.from
    ? engine.restore(settings, dataset, keyframe)
    : engine.start(settings, dataset);
}

/** False when the range is whole. */
function advanceFor(range: LossRange, ms: number): boolean {
  const endMs = performance.now() + ms;
  let steps = 1;
  while (range.advance(steps)) {
    if (performance.now() >= endMs) {
      return true;
    }
    steps = Math.min(64, steps * 2);
  }
  return false;
}
