import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Moment, MomentClock, type MomentSource } from "#client/views/moment/moment-clock.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";

/** A page's animation frames, painted by hand, and moments that arrive by hand. */
function page() {
  const waiting = new Map<number, () => void>();
  let requests = 0;
  let moment: Moment | null = null;
  const listeners = new Set<() => void>();
  const source: MomentSource = {
    read: () => moment,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const clock = new MomentClock(source, {
    request: (draw) => {
      waiting.set(++requests, draw);
      return requests;
    },
    cancel: (id) => waiting.delete(id),
  });
  return {
    clock,
    waiting,
    requests: () => requests,
    /** Looked at in the microtask after it. */
    arrive: async (step: number) => {
      moment = {
        settings: ORIGIN,
        dataset: datasetNow(ORIGIN),
        step,
        loss: 1 / (step + 1),
        testLoss: null,
        parameters: new Float64Array(16).fill(step),
        isExact: true,
        isFinal: false,
        curve: null,
      };
      for (const listener of listeners) {
        listener();
      }
      await Promise.resolve();
    },
    paint: () => {
      const draws = [...waiting.values()];
      waiting.clear();
      for (const draw of draws) {
        draw();
      }
    },
  };
}

function panels(clock: MomentClock, names: readonly string[], isSeen?: () => boolean): string[] {
  const drawn: string[] = [];
  for (const name of names) {
    clock.onMoment(
      ({ step, parameters }) => drawn.push(`${name} ${step} ${parameters[0]}`),
      isSeen,
    );
  }
  return drawn;
}

test("UI-1 all panels are drawn in one animation frame, from one and the same moment", async () => {
  const { clock, arrive, paint, requests } = page();
  const drawn = panels(clock, ["network", "weights", "loss"]);
  clock.start();
  await Promise.all([arrive(1), arrive(2)]);
  await arrive(3);
  expect(drawn).toEqual([]);
  expect(requests()).toBe(1);
  paint();
  expect(drawn).toEqual(["network 3 3", "weights 3 3", "loss 3 3"]);
  await arrive(4);
  paint();
  expect(drawn.slice(3)).toEqual(["network 4 4", "weights 4 4", "loss 4 4"]);
  expect(requests()).toBe(2);
});

test("UI-1 a panel that comes late shows what the others show, not what is newer", async () => {
  const { clock, arrive, paint } = page();
  const drawn = panels(clock, ["network"]);
  clock.start();
  await arrive(1);
  paint();
  await arrive(2);
  const late = panels(clock, ["loss"]);
  expect(late).toEqual(["loss 1 1"]);
  expect(drawn).toEqual(["network 1 1"]);
  paint();
  expect(late.at(-1)).toBe("loss 2 2");
  expect(drawn.at(-1)).toBe("network 2 2");
});

test("UI-1 nothing is drawn twice from one moment, and nothing after the end", async () => {
  const { clock, arrive, paint, waiting } = page();
  const drawn = panels(clock, ["network"]);
  const stop = clock.start();
  await arrive(1);
  paint();
  paint();
  expect(drawn).toEqual(["network 1 1"]);
  await arrive(2);
  stop();
  expect(waiting.size).toBe(0);
  await arrive(3);
  paint();
  expect(drawn).toEqual(["network 1 1"]);
});

test("UI-159 what changes nothing that one sees is noted at once, without an animation frame", async () => {
  const { clock, arrive, paint, requests } = page();
  let hasPicture = false;
  const drawn = panels(clock, ["step"], () => hasPicture);
  const turns: number[] = [];
  clock.onMomentAtEase({
    draw: ({ step }) => turns.push(step),
    cost: () => 1e9,
    isAway: () => false,
    drawn: { atMs: Number.NEGATIVE_INFINITY },
    restMs: 0,
  });
  clock.start();
  await arrive(1);
  expect(requests()).toBe(1);
  paint();
  expect(turns).toEqual([1]);
  await pause(20);
  await arrive(2);
  expect(drawn.at(-1)).toBe("step 2 2");
  expect(requests()).toBe(1);
  expect(turns).toEqual([1]);
  await pause(20);
  hasPicture = true;
  await arrive(3);
  expect(requests()).toBe(2);
  paint();
  expect(drawn.at(-1)).toBe("step 3 3");
});

test("UI-159 nothing is noted twice of what changes at once, nor after the end", async () => {
  const { clock, arrive } = page();
  const drawn = panels(clock, ["step"], () => false);
  const stop = clock.start();
  await Promise.all([arrive(1), arrive(2)]);
  expect(drawn).toEqual(["step 2 2"]);
  const last = arrive(3);
  stop();
  await last;
  expect(drawn).toHaveLength(1);
});
