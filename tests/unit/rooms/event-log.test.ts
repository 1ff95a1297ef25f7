import fc from "fast-check";
import { expect, test } from "vitest";
import { EventLog } from "#server/rooms/event-log.ts";
import { ANA } from "./room-fixture.ts";

test("RM-2 who comes back gets exactly what was missed, or null when it is too long ago", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(70), (count, asked) => {
      const log = new EventLog(10);
      for (let version = 1; version <= count; version++) {
        log.add({ version, event: { kind: "room-renamed", name: `n${version}`, by: ANA } });
      }
      const missed = log.since(asked, count)?.map(({ version }) => version);
      const expected = Array.from({ length: Math.max(0, count - asked) }, (_, i) => asked + 1 + i);
      expect(missed).toEqual(asked <= count && expected.length <= 10 ? expected : undefined);
    }),
  );
});
