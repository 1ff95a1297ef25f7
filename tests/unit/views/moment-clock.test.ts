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
    arrive: (step: number) => {
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

function panels(clock: MomentClock, names: readonly string[]): string[] {
  const drawn: string[] = [];
  for (const name of names) {
    clock.onMoment(({ step, parameters }) => drawn.push(`${name} ${step} ${parameters[0]}`));
  }
  return drawn;
}

test("UI-1 all panels are drawn in one animation frame, from one and the same moment", () => {
  const { clock, arrive, paint, requests } = page();
  const drawn = panels(clock, ["network", "weights", "loss"]);
  clock.start();
  arrive(1);
  arrive(2);
  arrive(3);
  expect(drawn).toEqual([]);
  expect(requests()).toBe(1);
  paint();
  expect(drawn).toEqual(["network 3 3", "weights 3 3", "loss 3 3"]);
  arrive(4);
  paint();
  expect(drawn.slice(3)).toEqual(["network 4 4", "weights 4 4", "loss 4 4"]);
  expect(requests()).toBe(2);
});

test("UI-1 a panel that comes late shows what the others show, not what is newer", () => {
  const { clock, arrive, paint } = page();
  const drawn = panels(clock, ["network"]);
  clock.start();
  arrive(1);
  paint();
  arrive(2);
  const late = panels(clock, ["loss"]);
  expect(late).toEqual(["loss 1 1"]);
  expect(drawn).toEqual(["network 1 1"]);
  paint();
  expect(late.at(-1)).toBe("loss 2 2");
  expect(drawn.at(-1)).toBe("network 2 2");
});

test("UI-1 nothing is drawn twice from one moment, and nothing after the end", () => {
  const { clock, arrive, paint, waiting } = page();
  const drawn = panels(clock, ["network"]);
  const stop = clock.start();
  arrive(1);
  paint();
  paint();
  expect(drawn).toEqual(["network 1 1"]);
  arrive(2);
  stop();
  expect(waiting.size).toBe(0);
  arrive(3);
  paint();
  expect(drawn).toEqual(["network 1 1"]);
});
