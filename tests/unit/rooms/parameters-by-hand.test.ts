import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { ParametersByHand } from "#server/rooms/parameters-by-hand.ts";
import { ANA, freshRoom } from "./room-fixture.ts";
import { stage } from "./room-stage.ts";

const BY_HAND = { runId: "run", parameter: "W1[1][1]", value: 0.5 };

function byHandIn(room = freshRoom()) {
  const { core, holder, run } = stage({ room });
  holder.open(null);
  return { core, byHand: new ParametersByHand(core, run, () => null) };
}

test("RO-17 a run of another engine version, of another number or with too many changes takes no weight by hand", async () => {
  const room = freshRoom();
  const other = byHandIn({ ...room, run: { ...room.run, engineVersion: "0" } });
  expect(await other.byHand.set(BY_HAND, ANA)).toMatchObject({
    ok: false,
    error: { code: "run-ended" },
  });
  const event = {
    seq: 1,
    step: 0,
    atMs: 0,
    actor: ANA,
    change: { kind: "set-stop", stop: { steps: 9 } },
  } as const;
  const events = Array.from({ length: LIMITS.runEvents }, () => event);
  const full = byHandIn({ ...room, run: { ...room.run, events } });
  expect(await full.byHand.set(BY_HAND, ANA)).toMatchObject({
    ok: false,
    error: { code: "too-large" },
  });
  expect(full.core.state.run.events).toHaveLength(LIMITS.runEvents);
});

test("RM-24 values that wait are answered alike and make one event; another person's makes its own", async () => {
  const { core, byHand } = byHandIn();
  const ben = { ...ANA, id: "ben" };
  const answers = await Promise.all([
    byHand.set({ ...BY_HAND, value: 1 }, ANA),
    byHand.set({ ...BY_HAND, value: 2 }, ANA),
    byHand.set({ ...BY_HAND, value: 3 }, ben),
    byHand.set({ ...BY_HAND, value: 4 }, ANA),
    byHand.set({ ...BY_HAND, parameter: "W1[1][2]", value: 5 }, ANA),
  ]);
  const made = core.state.run.events.map(({ actor, change }) => [actor.id, change]);
  const change = (value: number, parameter = "W1[1][1]") => ({
    kind: "set-parameter",
    parameter,
    value,
  });
  expect(made).toEqual([
    ["ana", change(2)],
    ["ben", change(3)],
    ["ana", change(4)],
    ["ana", change(5, "W1[1][2]")],
  ]);
  expect(answers[0]).toEqual(answers[1]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
});
