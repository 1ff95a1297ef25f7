import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Brush, CanvasBox } from "#client/draw/canvas-surface.ts";
import type { Picture, PictureReply, PictureRequest } from "#client/pictures/picture.ts";
import { PictureHost } from "#client/pictures/picture-host.ts";
import { PicturePen, type Wish } from "#client/pictures/picture-pen.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const BOX: CanvasBox = { widthPx: 10, heightPx: 10, ratio: 1 };
const COLOURS = { positive: "#00f", negative: "#f80", "line-strong": "#888", ink: "#000" };

/** The step of a picture stands in its marked row. */
function pictureOf(step: number): Picture {
  return { kind: "strips", drawing: { units: [], marked: step, colours: COLOURS } };
}

function stepOf({ picture }: PictureRequest): number {
  return picture.kind === "strips" ? picture.drawing.marked : Number.NaN;
}

class Bitmap {
  readonly step: number;
  isClosed = false;
  readonly width = 10;
  readonly height = 10;

  constructor(step: number) {
    this.step = step;
  }

  close(): void {
    this.isClosed = true;
  }
}

/** A worker that draws when it is told to, and a canvas that notes what it shows. */
function stage(isStarting = true) {
  const asked: PictureRequest[] = [];
  const shown: string[] = [];
  const bitmaps: Bitmap[] = [];
  let hear: (reply: PictureReply) => void = () => {};
  let fail: (error: Error) => void = () => {};
  let ends = 0;
  const host = new PictureHost(() =>
    isStarting
      ? {
          post: (request) => asked.push(request),
          onMessage: (listener) => {
            hear = listener;
          },
          onError: (listener) => {
            fail = listener;
          },
          close: () => {
            ends += 1;
          },
        }
      : null,
  );
  const pen = new PicturePen(host);
  const canvas: Pick<Brush, "drawImage"> = {
    drawImage: (image: unknown) => {
      shown.push(`there ${image instanceof Bitmap ? image.step : "?"}`);
    },
  };
  const show = (step: number, box = BOX) => {
    const wish: Wish = {
      box,
      picture: pictureOf(step),
      begin: () => canvas as Brush,
      drawHere: () => shown.push(`here ${step}`),
    };
    pen.show(wish);
  };
  const answer = async () => {
    const request = asked.shift();
    if (request !== undefined) {
      const bitmap = new Bitmap(stepOf(request));
      bitmaps.push(bitmap);
      hear({ kind: "drawn", id: request.id, bitmap });
    }
    await vi.advanceTimersByTimeAsync(0);
  };
  const ready = () => hear({ kind: "ready" });
  return {
    host,
    pen,
    show,
    answer,
    ready,
    asked,
    shown,
    bitmaps,
    fail: () => fail(new Error("it died")),
    ends: () => ends,
  };
}

test("UI-17 the page draws until the worker says that it can", async () => {
  const { show, ready, shown, asked } = stage();
  show(1);
  expect(shown).toEqual(["here 1"]);
  ready();
  show(2);
  expect(shown).toEqual(["here 1"]);
  expect(asked.map(stepOf)).toEqual([2]);
});

test("UI-17 where there is no worker, the page draws everything", () => {
  const { show, shown, pen } = stage(false);
  show(1);
  show(2);
  expect(shown).toEqual(["here 1", "here 2"]);
  expect(pen.isAway).toBe(false);
});

test("UI-17 one picture is on its way at a time, and the newest wish is next", async () => {
  const { show, ready, answer, asked, shown, pen } = stage();
  show(0);
  ready();
  for (const step of [1, 2, 3, 4]) {
    show(step);
  }
  expect(asked.map(stepOf)).toEqual([1]);
  await answer();
  expect(asked.map(stepOf)).toEqual([4]);
  pen.put();
  await answer();
  pen.put();
  expect(shown).toEqual(["here 0", "there 1", "there 4"]);
});

test("UI-17 a finished picture is shown with the next moment, or by itself when none comes", async () => {
  const { show, ready, answer, shown, pen, bitmaps } = stage();
  show(0);
  ready();
  show(1);
  await answer();
  expect(shown).toEqual(["here 0"]);
  pen.put();
  expect(shown).toEqual(["here 0", "there 1"]);
  pen.put();
  expect(shown).toHaveLength(2);
  show(2);
  await answer();
  await vi.advanceTimersByTimeAsync(50);
  expect(shown.at(-1)).toBe("there 2");
  expect(bitmaps.every(({ isClosed }) => isClosed)).toBe(true);
});

test("UI-17 after the end nothing is shown, and no picture is kept", async () => {
  const { show, ready, answer, shown, pen, bitmaps } = stage();
  show(0);
  ready();
  show(1);
  pen.close();
  await answer();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown).toEqual(["here 0"]);
  expect(bitmaps.map(({ isClosed }) => isClosed)).toEqual([true]);
  show(2);
  await answer();
  pen.put();
  expect(shown).toEqual(["here 0", "there 2"]);
});

test("UI-17 the page draws what a worker that died has left, and all that follows", async () => {
  const { show, ready, shown, fail } = stage();
  show(0);
  ready();
  show(1);
  fail();
  await vi.advanceTimersByTimeAsync(0);
  show(2);
  expect(shown).toEqual(["here 0", "here 1", "here 2"]);
});

test("UI-17 the worker ends with the last picture, and starts again for another", () => {
  const { host, show, ready, ends } = stage();
  const [leave, leaveToo] = [host.join(), host.join()];
  show(0);
  ready();
  leave();
  expect(ends()).toBe(0);
  leaveToo();
  expect(ends()).toBe(1);
  expect(host.isReady()).toBe(false);
});

test("UI-17 the first picture of another size is drawn in the page, at once, and none of the size before comes after it", async () => {
  const { show, ready, answer, asked, shown } = stage();
  const wide = { ...BOX, widthPx: 20 };
  show(1);
  ready();
  show(2);
  show(3, wide);
  expect(shown).toEqual(["here 1", "here 3"]);
  await answer();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown).toEqual(["here 1", "here 3"]);
  show(4, wide);
  expect(shown).toHaveLength(2);
  expect(asked).toHaveLength(1);
});
