import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { RoomMembers } from "#server/rooms/members.ts";
import { RoomPeople } from "#server/rooms/people.ts";
import { stage } from "./room-stage.ts";

test("GW-68 who only watches leaves seats for people", async () => {
  const { core } = stage();
  const people = new RoomPeople(core, new RoomMembers(core, []), {
    shown: () => ({ drawing: null, presentation: null, pace: null }),
    onCount: () => undefined,
  });
  const watch = (connectionId: string) => {
    const admitted = people.watch();
    return admitted.ok && people.enter(connectionId, admitted.value, null) !== null;
  };
  for (let i = 0; i < LIMITS.watchersPerRoom; i++) {
    expect(watch(`frame-${i}`)).toBe(true);
  }
  expect(people.watch()).toMatchObject({ error: { code: "room-full" } });
  expect(await people.join({ token: null, key: null, name: "Ada" })).toMatchObject({ ok: true });
  people.leave("frame-0");
  expect(watch("frame-new")).toBe(true);
});
