import { expect, test } from "vitest";
import { ParametersByHand } from "#server/rooms/parameters-by-hand.ts";
import { RoomEdits } from "#server/rooms/room-edits.ts";
import { ANA } from "./room-fixture.ts";
import { CHECKPOINT, stage } from "./room-stage.ts";

/** A run that diverges just before it hears of a change, and before the room has stored its end. */
function divergingStage() {
  const { core, holder, run, opened, handle } = stage();
  const settled: boolean[] = [];
  handle.propose = async () => {
    const message = "the loss became infinite at step 8";
    opened[0]?.onEnded({ reason: "diverged", step: 7, message }, CHECKPOINT);
    return { seq: 1, step: 7 };
  };
  handle.settle = async (isStored) => {
    settled.push(isStored);
    return null;
  };
  holder.open(null);
  return { core, run, settled };
}

test("RM-26 a run that diverged meanwhile takes no weight by hand", async () => {
  const { core, run, settled } = divergingStage();
  const byHand = new ParametersByHand(core, run, () => null);
  const answer = await byHand.set({ runId: "run", parameter: "W1[1][1]", value: 0.5 }, ANA);
  expect(answer).toMatchObject({ ok: false, error: { code: "run-ended" } });
  expect(core.state.run.events).toEqual([]);
  expect(settled).toEqual([false]);
});

test("RM-26 what was edited while a run diverged is for the next run", async () => {
  const { core, run, settled } = divergingStage();
  const edits = new RoomEdits(core, run, () => "editor");
  const answer = await edits.edit(
    { editId: "1", edits: [{ path: "optimizer.learningRate", value: 0.125, base: 0 }] },
    ANA,
  );
  expect(answer).toMatchObject({
    ok: true,
    value: { step: null, waiting: [{ path: "optimizer.learningRate" }] },
  });
  expect(core.state.settings.optimizer.learningRate).toBe(0.125);
  expect(core.state.run.events).toEqual([]);
  expect(settled).toEqual([false]);
});
