import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SessionState } from "#client/session/session.ts";
import { soundBetween } from "#client/views/sounds/sound-between.ts";
import { Speaker } from "#client/views/sounds/speaker.ts";

interface Told {
  readonly kind?: "live" | "replay";
  readonly connection?: "live" | "reconnecting";
  readonly count?: number | null;
  readonly runId?: string;
  readonly status?: string;
  readonly end?: string;
  readonly refusal?: string;
}

function state(told: Told = {}): SessionState {
  const { kind = "live", connection = "live", count = 2, runId = "a", status = "training" } = told;
  return {
    kind,
    connection: { kind: connection },
    room: count === null ? null : { presence: { people: [], count } },
    run: { id: runId },
    runState: { status, end: told.end === undefined ? null : { reason: told.end } },
    lastRefusal: told.refusal === undefined ? null : { id: told.refusal },
  } as never;
}

test("UI-113 who joins, what ends, diverges or is refused is heard, each with its own sound", () => {
  expect(soundBetween(state(), state({ count: 3 }))).toBe("joined");
  expect(soundBetween(state(), state({ status: "ended", end: "steps" }))).toBe("ended");
  expect(soundBetween(state(), state({ status: "ended", end: "diverged" }))).toBe("diverged");
  expect(soundBetween(state(), state({ refusal: "1" }))).toBe("refused");
  expect(soundBetween(state({ refusal: "1" }), state({ refusal: "2" }))).toBe("refused");
});

test("UI-113 a replay, one's own arrival, a return and what was so before are silent", () => {
  const silent: readonly [Told, Told][] = [
    [{}, {}],
    [{}, { count: 1 }],
    [{ count: null }, { count: 5 }],
    [{ connection: "reconnecting", count: 1 }, { count: 5 }],
    [{ kind: "replay" }, { kind: "replay", status: "ended", end: "steps" }],
    [{ runId: "a" }, { runId: "b", status: "ended", end: "steps" }],
    [
      { status: "ended", end: "steps" },
      { status: "ended", end: "steps" },
    ],
    [{ refusal: "1" }, { refusal: "1" }],
  ];
  for (const [before, after] of silent) {
    expect(soundBetween(state(before), state(after))).toBeNull();
  }
});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Counts what an audio context was asked for. */
function audio() {
  const heard = { contexts: 0, tones: 0, isClosed: false };
  const param = { value: 0, setValueAtTime: () => {}, linearRampToValueAtTime: () => {} };
  const open = () => {
    heard.contexts += 1;
    const node = { connect: (to: unknown) => to, gain: param };
    return {
      state: "running",
      currentTime: 0,
      destination: {},
      createGain: () => node,
      createOscillator: () => ({
        ...node,
        frequency: param,
        start: () => {
          heard.tones += 1;
        },
        stop: () => {},
      }),
      close: () => {
        heard.isClosed = true;
        return Promise.resolve();
      },
    } as never;
  };
  return { heard, open };
}

test("UI-114 a whole class that joins at once is one sound, and nothing sounds before a touch", () => {
  const { heard, open } = audio();
  const speaker = new Speaker(open);
  vi.stubGlobal("navigator", { userActivation: { hasBeenActive: false } });
  speaker.play("joined");
  expect(heard.contexts).toBe(0);
  vi.stubGlobal("navigator", { userActivation: { hasBeenActive: true } });
  vi.advanceTimersByTime(1_000);
  for (let i = 0; i < 30; i++) {
    speaker.play("joined");
  }
  expect(heard).toEqual({ contexts: 1, tones: 2, isClosed: false });
  vi.advanceTimersByTime(1_000);
  speaker.play("refused");
  expect(heard.tones).toBe(3);
  speaker.close();
  expect(heard.isClosed).toBe(true);
});
