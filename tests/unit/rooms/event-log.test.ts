import fc from "fast-check";
import { expect, test } from "vitest";
import { EventLog } from "#server/rooms/event-log.ts";
import { ANA } from "./room-fixture.ts";

test("RM-2 who comes back gets exactly what was missed, or null when it is too long ago", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(70), (count, asked) => {
      const log = new EventLog(10, 1e6);
      for (let version = 1; version <= count; version++) {
        log.add({ version, event: { kind: "room-renamed", name: `n${version}`, by: ANA } });
      }
      const missed = log.since(asked, count)?.map(({ version }) => version);
      const expected = Array.from({ length: Math.max(0, count - asked) }, (_, i) => asked + 1 + i);
      expect(missed).toEqual(asked <= count && expected.length <= 10 ? expected : undefined);
    }),
  );
});

test("RM-2 large events are kept for less long, within a number of bytes", () => {
  const log = new EventLog(100, 5_000);
  for (let version = 1; version <= 20; version++) {
    log.add({ version, event: { kind: "room-renamed", name: "x".repeat(1_000), by: ANA } });
  }
  expect(log.since(17, 20)).toHaveLength(3);
  expect(log.since(10, 20)).toBeNull();
});
