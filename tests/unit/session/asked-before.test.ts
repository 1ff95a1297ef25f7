import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askedBefore, ifSoon } from "#client/session/asked-before.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("RP-21 what was asked for early is used once, and only where it is what is wanted", async () => {
  const asked: string[] = [];
  const ask = askedBefore("step 7", Promise.resolve("early"), async (part) => {
    asked.push(part);
    return `fresh ${part}`;
  });
  expect(await ask("step 3")).toBe("fresh step 3");
  expect(await ask("step 7")).toBe("early");
  expect(await ask("step 7")).toBe("fresh step 7");
  expect(asked).toEqual(["step 3", "step 7"]);
});

test("RP-21 an early answer that fails is asked for again by whoever wants it", async () => {
  const early = Promise.reject(new Error("away"));
  const ask = askedBefore("step 7", early, async () => "fresh");
  await expect(ask("step 7")).rejects.toThrow("away");
  expect(await ask("step 7")).toBe("fresh");
});

test("RP-21 nobody waits longer than told for what comes late, or never", async () => {
  expect(await ifSoon(Promise.resolve("here"), 50)).toBe("here");
  expect(await ifSoon(Promise.reject(new Error("away")), 50)).toBeNull();
  const late = ifSoon(new Promise(() => undefined), 50);
  await vi.advanceTimersByTimeAsync(50);
  expect(await late).toBeNull();
});
