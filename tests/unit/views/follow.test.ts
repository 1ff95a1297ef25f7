import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SessionState } from "#client/session/session.ts";
import {
  hasLookedElsewhere,
  isTouch,
  leadOf,
  shownKey,
  shownOf,
} from "#client/views/follow/follow-plan.ts";
import { PresentSignal } from "#client/views/follow/present-signal.ts";
import { shownNow } from "#client/views/follow/shown-now.ts";
import { spotlightParts } from "#client/views/follow/spotlight-words.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { type Shown, shownSchema } from "#protocol/presentation.ts";

const SHOWN: Shown = { panel: "matrices", past: null, maths: null, spotlight: null };
const FOCUS = {
  stepId: "gradient2",
  convention: "add",
  depth: "pile",
  lit: null,
  pinned: null,
} as const;
const PLACE = { entity: "dW2", row: 1, col: 0 };
const HERE = { run: null, past: null } as const;

/** As far as these rules look at it. */
function past(wanted: number): Pick<SessionState, "past"> {
  return { past: { wanted, isHere: true, isPlaying: false, speed: 10 } };
}

test("CS-62 what is presented is what the page looks at, and the room takes it", () => {
  const part = { kind: "weight", layer: 1, from: 0, unit: 2 } as const;
  const plain = shownNow({
    panel: "runs",
    part,
    maths: { ...FOCUS, pinned: PLACE },
    session: HERE,
  });
  expect(plain).toEqual({ panel: "runs", past: null, maths: null, spotlight: part });
  const maths = shownNow({
    panel: "maths",
    part,
    maths: { ...FOCUS, pinned: PLACE },
    session: HERE,
  });
  expect(maths).toEqual({
    panel: "maths",
    past: null,
    maths: { stepId: "gradient2", depth: "pile", convention: "add" },
    spotlight: { kind: "entity", ...PLACE },
  });
  const pointed = { ...FOCUS, pinned: PLACE, lit: { ...PLACE, entity: "a1" } };
  const now = shownNow({ panel: "maths", part, maths: pointed, session: HERE });
  expect(now.spotlight).toMatchObject({ entity: "a1" });
  for (const shown of [plain, maths, now]) {
    expect(shownSchema.parse(shown)).toEqual(shown);
    expect(
      shownOf(shownKey({ ...shown, by: { id: "h", name: "H", color: 0 }, followers: 3 })),
    ).toEqual(shown);
  }
});

test("CS-65 a page is led to panels that it has and to steps of its own run", () => {
  const earlier = { runId: "r", step: 7 };
  expect(leadOf({ ...SHOWN, past: earlier }, "r")).toEqual({ panel: "matrices", step: 7 });
  expect(leadOf({ ...SHOWN, past: earlier }, "next")).toEqual({ panel: "matrices", step: null });
  expect(leadOf({ ...SHOWN, panel: "cinema" }, "r")).toEqual({ panel: null, step: null });
});

test("CS-66 who goes to another step than they were led to looks around by themselves", () => {
  expect(hasLookedElsewhere(null, { past: null, lastStep: 90 })).toBe(false);
  expect(hasLookedElsewhere(null, { ...past(5), lastStep: 90 })).toBe(true);
  expect(hasLookedElsewhere(7, { ...past(7), lastStep: 90 })).toBe(false);
  expect(hasLookedElsewhere(7, { ...past(8), lastStep: 90 })).toBe(true);
  expect(hasLookedElsewhere(7, { past: null, lastStep: 90 })).toBe(true);
  // This page has not come as far yet: live is as near as it gets.
  expect(hasLookedElsewhere(7, { past: null, lastStep: 7 })).toBe(false);
});

test("CS-67 a press or a key is a touch; moving the focus and scrolling by finger are none", () => {
  expect(isTouch({ type: "keydown", key: "ArrowRight" })).toBe(true);
  expect(isTouch({ type: "keydown", key: "a" })).toBe(true);
  expect(isTouch({ type: "keydown", key: "Tab" })).toBe(false);
  expect(isTouch({ type: "keydown", key: "Shift" })).toBe(false);
  expect(isTouch({ type: "pointerdown", pointerType: "mouse" })).toBe(true);
  expect(isTouch({ type: "pointerdown", pointerType: "touch" })).toBe(false);
  expect(isTouch({ type: "click", pointerType: "touch" })).toBe(true);
});

test("CS-68 a spotlight on a number is its line, its bias's mark or its unit in the picture", () => {
  const biased = { ...ORIGIN, bias: true };
  const parts = (entity: string, row: number | null, col: number | null) =>
    spotlightParts({ kind: "entity", entity, row, col }, biased);
  expect(parts("dW2", 3, 0)).toEqual([{ kind: "weight", layer: 2, from: 3, unit: 0 }]);
  expect(parts("oldvW1", 2, 1)).toEqual([{ kind: "weight", layer: 1, from: 2, unit: 1 }]);
  expect(parts("nextb1", 0, 2)).toEqual([{ kind: "bias", layer: 1, unit: 2 }]);
  expect(parts("delta1", 3, 2)).toEqual([{ kind: "unit", layer: 1, unit: 2 }]);
  expect(parts("X", 0, 2)).toEqual([{ kind: "unit", layer: 0, unit: 2 }]);
  expect(parts("Y", 0, 0)).toEqual([{ kind: "unit", layer: 2, unit: 0 }]);
  expect(parts("a1", null, null)).toHaveLength(4);
  // What the network does not have, and what nobody knows.
  for (const [entity, row, col] of [
    ["W2", 9, 9],
    ["W7", 0, 0],
    ["nonsense", 0, 0],
  ] as const) {
    expect(parts(entity, row, col)).toEqual([]);
  }
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("CS-63 what is presented goes out one at a time, the newest last, and again when it was lost", async () => {
  const sent: (string | null)[] = [];
  const refusals: string[] = [];
  let answer: Result<void> = ok(undefined);
  const signal = new PresentSignal({
    send: (shown) => {
      sent.push(shown.panel);
      return Promise.resolve(answer);
    },
    onRefused: (code) => refusals.push(code),
  });
  signal.show({ ...SHOWN, panel: "a" });
  signal.show({ ...SHOWN, panel: "b" });
  signal.show({ ...SHOWN, panel: "c" });
  expect(sent).toEqual(["a"]);
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["a", "c"]);
  signal.show({ ...SHOWN, panel: "c" });
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["a", "c"]);
  answer = refuse("too-fast", "wait");
  signal.show({ ...SHOWN, panel: "d" });
  await vi.advanceTimersByTimeAsync(1);
  answer = ok(undefined);
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["a", "c", "d", "d"]);
  // The connection went: it is told again when it is back, and nobody is alarmed.
  answer = refuse("server-busy", "no connection");
  signal.show({ ...SHOWN, panel: "e" });
  await vi.runAllTimersAsync();
  answer = ok(undefined);
  signal.again();
  await vi.runAllTimersAsync();
  expect(sent.slice(4)).toEqual(["e", "e"]);
  expect(refusals).toEqual([]);
  answer = refuse("not-allowed", "no");
  signal.show({ ...SHOWN, panel: "f" });
  await vi.runAllTimersAsync();
  expect(refusals).toEqual(["not-allowed"]);
  signal.close();
  signal.show({ ...SHOWN, panel: "g" });
  await vi.runAllTimersAsync();
  expect(sent.at(-1)).toBe("f");
});
