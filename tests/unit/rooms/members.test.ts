import { expect, test } from "vitest";
import type { MemberRecord } from "#protocol/records.ts";
import { RoomMembers } from "#server/rooms/members.ts";
import { stage } from "./room-stage.ts";

function member(id: string, color: number): MemberRecord {
  return { id, roomId: "room", tokenHash: id, name: id, color, role: "by-code", seenAtMs: 0 };
}

function colours(...taken: readonly number[]): RoomMembers {
  const { core } = stage();
  return new RoomMembers(
    core,
    taken.map((color, i) => member(`p${i}`, color)),
  );
}

test("RM-68 nobody gets the colour of somebody who is here while another is free", () => {
  const twelve = colours(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  expect(twelve.nextColor([])).toBe(0);
  expect(twelve.nextColor(["p0", "p1", "p3"])).toBe(2);
  expect(twelve.nextColor(twelve.byId.keys())).toBe(0);
  const more = colours(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1);
  expect(more.nextColor(more.byId.keys())).toBe(2);
});

test("RM-68 a class that comes in together gets all colours", () => {
  const members = colours();
  const given = Array.from({ length: 12 }, () => {
    const color = members.nextColor([]);
    members.countNewcomer();
    return color;
  });
  expect(new Set(given).size).toBe(12);
});
