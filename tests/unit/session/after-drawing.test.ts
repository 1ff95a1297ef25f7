import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterDrawing } from "#client/session/after-paint.ts";
import { PAGE_FRAMES } from "#client/session/page-frames.ts";

let frames: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => frames.push(draw));
  vi.stubGlobal("cancelAnimationFrame", (id: number) => {
    frames[id - 1] = () => undefined;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function paint(): void {
  for (const draw of frames.splice(0)) {
    draw();
  }
  vi.advanceTimersByTime(0);
}

test("CS-70 what has come is told as drawn after the picture that is drawn of it", async () => {
  const told: string[] = [];
  PAGE_FRAMES.request(() => told.push("drawn"));
  afterDrawing(() => told.push("told"));
  await Promise.resolve();
  expect(told).toEqual([]);
  paint();
  expect(told).toEqual(["drawn", "told"]);
});

test("CS-70 what is not drawn is told at once, and asks for no animation frame", async () => {
  const told: string[] = [];
  PAGE_FRAMES.cancel(PAGE_FRAMES.request(() => told.push("drawn")));
  frames = [];
  afterDrawing(() => told.push("told"));
  expect(told).toEqual([]);
  await Promise.resolve();
  expect(told).toEqual(["told"]);
  expect(frames).toEqual([]);
});
