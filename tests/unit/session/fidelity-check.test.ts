import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FidelityCheck } from "#client/session/fidelity-check.ts";
import type { Frame } from "#protocol/frame-codec.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function frameAt(step: number): Frame {
  return {
    epoch: 1,
    step,
    seq: 0,
    isFinal: false,
    isExact: true,
    loss: 1 / (step + 1),
    testLoss: null,
    parameters: Float64Array.of(step),
    lossTail: new Float64Array(0),
  };
}

test("RP-6 while a run plays without a rest, a frame is compared every two seconds", async () => {
  const results: [number, boolean][] = [];
  let asked = 0;
  const check = new FidelityCheck({
    chunkAt: () => Promise.resolve(Array.from({ length: 100 }, (_, step) => frameAt(step))),
    compute: ({ step }) => {
      asked = step;
      return Promise.resolve(frameAt(step));
    },
    onResult: (isSame) => results.push([asked, isSame]),
  });
  for (let step = 0; step < 70; step++) {
    check.shown(step);
    await vi.advanceTimersByTimeAsync(100);
  }
  check.close();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(results).toEqual([
    [20, true],
    [40, true],
    [60, true],
  ]);
});
