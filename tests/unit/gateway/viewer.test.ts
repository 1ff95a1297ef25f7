import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { Viewer } from "#server/gateway/viewer.ts";

/** A viewer behind a link whose clock and acknowledgements the test holds in its hands. */
function harness(bytes = 100) {
  let nowMs = 0;
  let isTooSlow = false;
  const timers: { atMs: number; task: () => void }[] = [];
  const sent: { step: number; drawn: () => void }[] = [];
  const viewer = new Viewer({
    send: (_runId, frameBytes, drawn) => {
      sent.push({ step: new DataView(frameBytes.buffer).getUint32(0), drawn });
    },
    later: (task, ms) => {
      const timer = { atMs: nowMs + ms, task };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    nowMs: () => nowMs,
    tooSlow: () => {
      isTooSlow = true;
    },
  });
  const offer = (step: number, isFinal = false) => {
    const frame = new Uint8Array(bytes);
    new DataView(frame.buffer).setUint32(0, step);
    viewer.offer("run", { step, seq: 0, loss: 0, isFinal, bytes: frame });
  };
  const wait = (ms: number) => {
    const untilMs = nowMs + ms;
    for (;;) {
      const next = timers.filter((t) => t.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) {
        break;
      }
      timers.splice(timers.indexOf(next), 1);
      nowMs = Math.max(nowMs, next.atMs);
      next.task();
    }
    nowMs = untilMs;
  };
  return { viewer, offer, wait, sent, timers, isTooSlow: () => isTooSlow };
}

test("FR-10 one frame is in flight and the newest is sent next", () => {
  const { offer, sent, wait } = harness();
  offer(1);
  offer(2);
  offer(3);
  expect(sent.map(({ step }) => step)).toEqual([1]);
  wait(10);
  sent[0]?.drawn();
  expect(sent.map(({ step }) => step)).toEqual([1, 3]);
});

test("FR-10 whatever comes in whatever order, the last frame offered is the last one shown", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant("ack" as const), fc.nat(200)), { maxLength: 60 }),
      (moves) => {
        const { offer, sent, wait } = harness();
        let step = 0;
        let answered = 0;
        for (const move of moves) {
          if (move === "ack") {
            sent[answered]?.drawn();
            answered = Math.min(answered + 1, sent.length);
          } else {
            step++;
            offer(step);
            wait(move);
          }
        }
        for (; answered < sent.length; answered++) {
          wait(1_000);
          sent[answered]?.drawn();
        }
        wait(1_000);
        expect(sent.at(-1)?.step ?? 0).toBe(step);
        const steps = sent.map((frame) => frame.step);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
      },
    ),
  );
});

test("FR-11 a second frame may be in flight where the round trip is long", () => {
  const { offer, sent, wait } = harness();
  offer(1);
  wait(200);
  sent[0]?.drawn();
  offer(2);
  wait(5);
  offer(3);
  expect(sent.map(({ step }) => step)).toEqual([1, 2, 3]);
});

test("FR-12 large frames come as often as the viewer's byte budget allows", () => {
  const { offer, sent, wait } = harness(LIMITS.viewerBytesPerSecond / 2);
  for (let i = 0; i < 20; i++) {
    offer(i);
    sent.at(-1)?.drawn();
    wait(100);
  }
  expect(sent.length).toBeGreaterThanOrEqual(4);
  expect(sent.length).toBeLessThanOrEqual(5);
});

test("FR-13 a viewer that acknowledges nothing for 30 s is given up", () => {
  const { offer, wait, isTooSlow } = harness();
  offer(1);
  wait(LIMITS.viewerSilenceMs - 1);
  expect(isTooSlow()).toBe(false);
  wait(2);
  expect(isTooSlow()).toBe(true);
});

test("FR-14 a closed viewer leaves no timer behind", () => {
  const { viewer, offer, timers, sent } = harness();
  offer(1);
  offer(2);
  viewer.close();
  expect(timers).toEqual([]);
  sent[0]?.drawn();
  expect(sent).toHaveLength(1);
});
