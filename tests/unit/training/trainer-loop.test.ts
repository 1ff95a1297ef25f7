import { expect, test } from "vitest";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import { PRESETS } from "#protocol/presets.ts";
import type { FromWorker, ToWorker } from "#server/training/messages.ts";
import { TrainerLoop } from "#server/training/trainer-loop.ts";
import { waitFor } from "#tests/support/wait-for.ts";

function opening(key: number, settings: TrainingSettings): ToWorker {
  return {
    kind: "open",
    key,
    table: null,
    spec: {
      run: {
        id: `run-${key}`,
        number: 1,
        name: "#1",
        parent: null,
        settings,
        events: [],
        engineVersion: ENGINE_VERSION,
        startedAtMs: 0,
      },
      epoch: 1,
      speed: "max",
      checkpoint: null,
      atLeastStep: 0,
    },
  };
}

test("TR-21 a run that is closed while its data are loaded is never heard of, and its commands neither", async () => {
  const posted: FromWorker[] = [];
  const loop = new TrainerLoop(referenceEngine, (message) => posted.push(message));
  loop.receive(opening(1, PRESETS.digits));
  loop.receive({ kind: "command", key: 1, command: { kind: "pause", request: 1 } });
  loop.receive({ kind: "close", key: 1 });
  loop.receive({ kind: "command", key: 1, command: { kind: "play" } });
  loop.receive(opening(2, PRESETS.digits));
  loop.receive({ kind: "command", key: 2, command: { kind: "pause", request: 1 } });
  await waitFor("the other run's answer", () =>
    posted.some((message) => message.kind === "report" && message.report.kind === "answer"),
  );
  expect(new Set(posted.map(({ key }) => key))).toEqual(new Set([2]));
});
