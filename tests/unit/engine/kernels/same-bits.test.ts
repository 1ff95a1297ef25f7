import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "#engine/fingerprint.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";
import { fastEngine } from "#tests/support/kernels.ts";
import {
  largeSettings,
  smallSettings,
  wideSettings,
} from "#tests/unit/engine/kernels/wide-settings.ts";
import { bitsOf, datasetFor, restored, startOf } from "#tests/unit/engine/networks.ts";
import { anyChange } from "#tests/unit/engine/suites/any-settings.ts";

interface PlannedRun {
  readonly settings: TrainingSettings;
  readonly changes: readonly (readonly [step: number, change: RunChange])[];
}

const plan = (settings: TrainingSettings, steps: number): fc.Arbitrary<PlannedRun> =>
  fc.record({
    settings: fc.constant(settings),
    changes: fc
      .array(
        fc.tuple(
          fc.nat(steps),
          anyChange(settings, datasetFor(settings).train.inputs.rows).filter(
            // A rule fits the batches that it began with.
            ({ kind }) => settings.updateRule === "gradient" || kind !== "set-batch",
          ),
        ),
        { maxLength: 4 },
      )
      .map((changes) => changes.toSorted(([a], [b]) => a - b)),
  });

/** Every loss on the way and the state at each event and at the end, as text. */
function played(training: Training, { changes }: PlannedRun, steps: number): string {
  const losses: number[] = [training.stepLoss];
  const states: string[] = [];
  const goTo = (step: number) => {
    training.advance(step - training.step, (loss) => losses.push(loss));
    states.push(bitsOf(training));
  };
  for (const [step, change] of changes) {
    goTo(step);
    if (training.step === step) {
      const event: EngineEvent = { seq: training.seq + 1, step, change };
      training.apply(event);
    }
  }
  goTo(steps);
  return JSON.stringify({ losses: fingerprint(Float64Array.from(losses)), states }, null, 1);
}

test.each([
  { kind: "any", settings: wideSettings, steps: 1000, numRuns: 60 },
  { kind: "small", settings: smallSettings, steps: 1000, numRuns: 200 },
  { kind: "large", settings: largeSettings, steps: 6, numRuns: 30 },
])(
  "EN-32 both engines have the same bits in every step of $kind runs",
  ({ settings, steps, numRuns }) => {
    fc.assert(
      fc.property(
        settings.chain((drawn) => plan(drawn, steps)),
        (run) => {
          const fast = played(startOf(fastEngine, run.settings), run, steps);
          expect(fast).toBe(played(startOf(referenceEngine, run.settings), run, steps));
        },
      ),
      { numRuns },
    );
  },
);

test("EN-34 a keyframe of one engine goes on in the other with the same bits", () => {
  const at = fc.nat(60);
  fc.assert(
    fc.property(wideSettings, at, fc.boolean(), (settings, step, isFromFast) => {
      const [from, to] = isFromFast ? [fastEngine, referenceEngine] : [referenceEngine, fastEngine];
      const training = startOf(from, settings);
      training.advance(step);
      fc.pre(training.end === null);
      const other = restored(to, settings, training.keyframe());
      expect(bitsOf(other)).toBe(bitsOf(training));
      training.advance(60);
      other.advance(60);
      expect(bitsOf(other)).toBe(bitsOf(training));
    }),
    { numRuns: 100 },
  );
});
