import { expect, test } from "vitest";
import { ANA } from "./room-fixture.ts";
import { CHECKPOINT, stage } from "./room-stage.ts";

test("RM-11 a run whose trainer fails time and again is interrupted and waits to be sent on", async () => {
  const { core, holder, run, opened, settled } = stage({ failsAtOnce: true });
  holder.open(null);
  for (let i = 0; i < 20; i++) {
    await settled();
  }
  expect(opened).toHaveLength(4);
  expect(core.state.runState.status).toBe("interrupted");
  await core.inOrder(() => run.play(ANA));
  expect(opened.length).toBeGreaterThan(4);
});

test("RM-64 a slow step of a trainer that died goes on no more", async () => {
  const { holder, opened, settled } = stage();
  holder.open(null);
  for (let i = 0; i < 4; i++) {
    opened[i]?.onPace({ step: 3, leftMs: 4_000, ofMs: 10_000, isRunning: true });
    expect(holder.pace).toMatchObject({ runId: "run", step: 3, leftMs: 4_000 });
    opened[i]?.onFailed(new Error("the thread died"));
    await settled();
    expect(holder.pace).toBeNull();
  }
});

test("RM-11 a run goes on from what is in memory when its checkpoint can't be read", async () => {
  const { core, holder, run, opened, settled } = stage();
  holder.open(null);
  opened[0]?.onCheckpoint(CHECKPOINT);
  opened[0]?.onFailed(new Error("the thread died"));
  await settled();
  expect(opened).toHaveLength(2);
  expect((await core.inOrder(() => run.play(ANA))).ok).toBe(true);
});

test("RM-21 an end that could not be stored is told again when there is space", async () => {
  const { core, holder, run, opened, settled, fillStore } = stage();
  holder.open(null);
  await core.inOrder(() => run.play(ANA));
  fillStore(true);
  const end = { reason: "steps" as const, step: 7, message: null };
  opened[0]?.onEnded(end, CHECKPOINT);
  await settled();
  expect(core.state.runState.status).toBe("training");
  fillStore(false);
  // Whoever plays makes the trainer tell its end again.
  expect((await core.inOrder(() => run.play(ANA))).ok).toBe(true);
  opened[0]?.onEnded(end, CHECKPOINT);
  await settled();
  expect(core.state.runState).toMatchObject({ status: "ended", end });
});

test("RM-22 a stored change is answered as made although the trainer died over it", async () => {
  const { core, holder, run, handle } = stage();
  handle.settle = () => Promise.reject(new Error("the thread died"));
  holder.open(null);
  const stored: unknown[] = [];
  const step = await core.inOrder(() =>
    run.change([{ kind: "set-learning-rate", value: 0.5 }], ANA, async (events) => {
      stored.push(...events);
      return { ok: true, value: null };
    }),
  );
  expect(step).toEqual({ ok: true, value: 7 });
  expect(stored).toMatchObject([{ seq: 1, step: 7, actor: ANA }]);
});
