import { expect, test } from "vitest";
import { ReplayEngine } from "#client/session/replay-engine.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { EVENTS, statesOf } from "#tests/unit/session/saved-run.ts";

/** The events of the run before, and those of the fork at its step. */
const FORK = 400;
const events: readonly EngineEvent[] = [
  ...EVENTS.slice(0, 3),
  { seq: 4, step: FORK, change: { kind: "set-learning-rate", value: 0.25 } },
  { seq: 5, step: FORK, change: { kind: "set-parameter", parameter: "W1[1][1]", value: -1 } },
];

test("RP-20 a fork is replayed from step 0 on, also between its own changes and before them", async () => {
  const straight = statesOf(ORIGIN, events, 600);
  const dataset = datasetNow(ORIGIN);
  const replay = new ReplayEngine({
    engine: referenceEngine,
    settings: ORIGIN,
    dataset,
    // All that is stored of it: the state where it began.
    loadKeyframe: async () => truthAt(ORIGIN, events, FORK).keyframe(),
    pause: () => Promise.resolve(),
    fetchWork: 0,
  });
  replay.extend(events, [FORK]);
  const places = [450, 0, 399, FORK, 100, 600, 401].map((step) => ({ step, seq: null }));
  for (const { step, seq } of [...places, { step: FORK, seq: 3 }, { step: FORK, seq: 4 }]) {
    const frame = await replay.compute({ step, seq });
    const state = straight.at(step, seq ?? undefined);
    expect([frame?.step, frame?.seq, frame?.loss]).toEqual([state.step, state.seq, state.loss]);
    expect(frame?.parameters).toEqual(state.parameters);
  }
});
