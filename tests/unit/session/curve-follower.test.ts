import { afterEach, expect, test } from "vitest";
import { CurveFollower } from "#client/session/curve-follower.ts";
import { LossSeries } from "#engine/loss-series.ts";
import { encodeCurve } from "#protocol/curve-codec.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let follower: CurveFollower | null = null;

afterEach(() => follower?.close());

/** Follows a run whose whole curve the server has as `losses`, which the test may change. */
function following(losses: number[]) {
  const asked: number[] = [];
  const curve = new CurveFollower({
    ask: async (_runId, fromStep) => {
      asked.push(fromStep);
      const series = LossSeries.empty();
      for (const loss of losses) {
        series.push(loss);
      }
      return encodeCurve(series.slice(fromStep));
    },
    onChange: () => undefined,
  });
  follower = curve;
  curve.open("run", 0);
  return { curve, asked };
}

function frame(step: number, seq: number, lossTail: readonly number[]): Frame {
  return {
    epoch: 1,
    step,
    seq,
    isFinal: true,
    isExact: true,
    loss: lossTail.at(-1) ?? 0,
    testLoss: null,
    parameters: new Float64Array(),
    lossTail: Float64Array.from(lossTail),
  };
}

function lossesOf({ series }: CurveFollower): readonly number[] {
  return [...series.toSlice().last];
}

test("CS-12 a weight by hand shows its loss in the curve at once, at the step where it was set", () => {
  const { curve } = following([]);
  curve.addFrame(frame(2, 0, [5, 4, 3]));
  curve.addFrame(frame(2, 1, [9]));
  expect(lossesOf(curve)).toEqual([5, 4, 9]);
});

test("CS-12 what an event changed is in the curve in the end, though its frame was missed", async () => {
  const losses = [5, 4, 3];
  const { curve, asked } = following(losses);
  await waitFor("the start", () => (curve.series.stepCount === 3 ? true : null));
  curve.addFrame(frame(2, 0, []));
  losses.splice(2, 1, 9, 8, 7);
  curve.addFrame(frame(4, 1, [8, 7]));
  await waitFor("the loss after the event", () => (lossesOf(curve)[2] === 9 ? true : null));
  expect(lossesOf(curve)).toEqual(losses);
  const { length } = asked;
  curve.addFrame(frame(4, 1, []));
  expect(asked).toHaveLength(length);
});
