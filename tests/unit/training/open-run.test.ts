import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RunAnswer, RunCommand } from "#server/training/messages.ts";
import { OpenRun, TrainerError } from "#server/training/open-run.ts";
import type { TrainingListener } from "#server/training/trainer.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const CHECKPOINT = {
  step: 3,
  seq: 0,
  loss: 0.5,
  keyframe: new Uint8Array(1),
  curve: new Uint8Array(1),
};
const FRAME = { step: 1, seq: 0, loss: 1, isFinal: false, bytes: new Uint8Array(4) };
const CHANGE = { kind: "set-learning-rate", value: 2 } as const;

function setUp() {
  const sent: RunCommand[] = [];
  const failures: Error[] = [];
  const drop = vi.fn();
  const listener: TrainingListener = {
    onFrame: () => undefined,
    onPace: () => undefined,
    onKeyframe: () => undefined,
    onCheckpoint: () => undefined,
    onEnded: () => undefined,
    onUnwatchedPause: () => undefined,
    onFailed: (error) => failures.push(error),
  };
  const run = new OpenRun({ listener, send: (command) => sent.push(command), drop });
  const answer = (request: number, value: RunAnswer) =>
    run.receive({ kind: "answer", request, answer: value });
  return { run, sent, failures, drop, answer };
}

describe("OpenRun", () => {
  test("TR-15 each answer finds its own question", async () => {
    const { run, answer } = setUp();
    run.receive({ kind: "ready" });
    const step = run.step(2);
    const curve = run.curve(0);
    answer(2, { kind: "curve", bytes: new Uint8Array([9]) });
    answer(1, { kind: "checkpoint", checkpoint: CHECKPOINT });
    expect(await step).toBe(CHECKPOINT);
    expect(await curve).toEqual(new Uint8Array([9]));
  });

  test("TR-15 a question without an answer in 10 s is an error, and a late answer is ignored", async () => {
    const { run, answer, failures } = setUp();
    run.receive({ kind: "ready" });
    const pause = expect(run.pause()).rejects.toThrow("no answer to pause in 10000 ms");
    vi.advanceTimersByTime(9_999);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1);
    await pause;
    answer(1, { kind: "checkpoint", checkpoint: CHECKPOINT });
    expect(failures).toEqual([]);
  });

  test("TR-15 the 10 s start when the run has caught up, and frames keep single steps alive", async () => {
    const { run, answer } = setUp();
    const step = run.step(1_000);
    vi.advanceTimersByTime(60_000);
    run.receive({ kind: "ready" });
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(9_000);
      run.receive({ kind: "frame", frame: FRAME });
    }
    answer(1, { kind: "checkpoint", checkpoint: CHECKPOINT });
    expect(await step).toBe(CHECKPOINT);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("TR-15 a hold that nobody settles in 15 s fails the run", async () => {
    const { run, answer, failures, drop } = setUp();
    run.receive({ kind: "ready" });
    const proposal = run.propose([CHANGE]);
    answer(1, { kind: "proposal", proposal: { seq: 1, step: 4 } });
    expect(await proposal).toEqual({ seq: 1, step: 4 });
    vi.advanceTimersByTime(14_999);
    expect(failures).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(failures).toMatchObject([{ name: "TrainerError" }]);
    expect(drop).toHaveBeenCalledOnce();
    await expect(run.settle(true)).rejects.toThrow(TrainerError);
  });

  test("TR-15 a proposal whose answer comes too late is dropped, so that the run goes on", async () => {
    const { run, answer, sent } = setUp();
    run.receive({ kind: "ready" });
    const proposal = expect(run.propose([CHANGE])).rejects.toThrow(TrainerError);
    vi.advanceTimersByTime(10_000);
    await proposal;
    answer(1, { kind: "proposal", proposal: { seq: 1, step: 4 } });
    expect(sent.at(-1)).toMatchObject({ kind: "settle", isStored: false });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("TR-15 a refused command is an error with the trainer's words", async () => {
    const { run, answer } = setUp();
    run.receive({ kind: "ready" });
    const settle = run.settle(true);
    answer(1, { kind: "refused", message: "the run is not held" });
    await expect(settle).rejects.toThrow("the run is not held");
  });

  test("TR-15 closing answers what is open, drops the run once and stops every timer", async () => {
    const { run, sent, drop, failures } = setUp();
    run.receive({ kind: "ready" });
    const pause = expect(run.pause()).rejects.toThrow("the run was closed");
    run.close();
    run.close();
    run.fail(new TrainerError("too late"));
    await pause;
    run.play();
    expect(sent).toHaveLength(1);
    expect(drop).toHaveBeenCalledOnce();
    expect(failures).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
