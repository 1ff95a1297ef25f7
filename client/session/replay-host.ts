import { KeyframeRequests } from "#client/session/keyframe-requests.ts";
import { ReplayEngine } from "#client/session/replay-engine.ts";
import type {
  ReplayLane,
  ReplayPort,
  ReplayReply,
  ReplayRequest,
} from "#client/session/replay-messages.ts";
import { taskPause } from "#client/session/task-pause.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";
import type { Engine } from "#engine/training.ts";

type HostPort = Pick<ReplayPort<ReplayReply, ReplayRequest>, "post" | "onMessage">;

type Lanes = Readonly<Record<ReplayLane, ReplayEngine>> & { readonly engine: Engine["name"] };

/**
 * The worker's side: recomputes states for the page until the worker ends. What is asked before
 * engine and data are there waits for them, in its order.
 *
 * @param load the engine, from the address of its kernels.
 */
export function serveReplay(port: HostPort, load: (kernelsUrl: string) => Promise<Engine>): void {
  const keyframes = new KeyframeRequests((id, step) =>
    port.post({ kind: "need-keyframe", id, step }),
  );
  const pause = taskPause();
  let opened: Promise<Lanes> = Promise.reject(new Error("nothing was opened"));
  // Whoever asks for a state is told.
  opened.catch(() => undefined);
  port.onMessage((request) => {
    switch (request.kind) {
      case "open":
        opened = openLanes(request, keyframes, pause, load);
        void opened.then(
          ({ engine }) => port.post({ kind: "opened", engine }),
          () => undefined,
        );
        break;
      case "extend":
        void opened.then(
          (lanes) => {
            lanes.show.extend(request.events, request.keyframeSteps);
            lanes.check.extend(request.events, request.keyframeSteps);
          },
          () => undefined,
        );
        break;
      case "compute":
        void compute(port, opened, request);
        break;
      case "keyframe":
        keyframes.arrived(request.id, request.bytes);
        break;
    }
  });
}

async function openLanes(
  { settings, kernelsUrl }: Extract<ReplayRequest, { kind: "open" }>,
  keyframes: KeyframeRequests,
  pause: () => Promise<void>,
  load: (kernelsUrl: string) => Promise<Engine>,
): Promise<Lanes> {
  const [engine, dataset] = await Promise.all([load(kernelsUrl), loadDataset(settings)]);
  const loadKeyframe = (step: number) => keyframes.load(step);
  const wiring = { engine, settings, dataset, loadKeyframe, pause };
  return { show: new ReplayEngine(wiring), check: new ReplayEngine(wiring), engine: engine.name };
}

async function compute(
  port: HostPort,
  opened: Promise<Lanes>,
  { id, lane, step, seq }: Extract<ReplayRequest, { kind: "compute" }>,
): Promise<void> {
  try {
    const lanes = await opened;
    port.post({ kind: "computed", id, frame: await lanes[lane].compute({ step, seq }) });
  } catch (error) {
    port.post({ kind: "failed", id, message: error instanceof Error ? error.message : "unknown" });
  }
}
