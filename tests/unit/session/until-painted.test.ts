import { expect, test } from "vitest";
import { UntilPainted } from "#client/session/until-painted.ts";

function page() {
  let paint = () => {};
  let asked = 0;
  const painted = new UntilPainted((act) => {
    asked += 1;
    paint = act;
  });
  const done: string[] = [];
  const say = (word: string) => painted.pass(() => done.push(word));
  return { painted, done, say, paint: () => paint(), asked: () => asked };
}

test("CS-22 what comes between a change and its picture is worked on after it, in order", () => {
  const { painted, done, say, paint, asked } = page();
  say("before");
  expect(done).toEqual(["before"]);
  painted.begin();
  say("event");
  painted.begin();
  say("frame");
  expect(asked()).toBe(1);
  expect(done).toEqual(["before"]);
  paint();
  expect(done).toEqual(["before", "event", "frame"]);
  say("after");
  expect(done.at(-1)).toBe("after");
});

test("CS-22 what a lost connection had told is not worked on", () => {
  const { painted, done, say, paint } = page();
  painted.begin();
  say("lost");
  painted.forget();
  say("told anew");
  paint();
  expect(done).toEqual(["told anew"]);
  painted.forget();
  say("at once");
  expect(done).toEqual(["told anew", "at once"]);
});
