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

const NOW = 1_000;

test("RM-68 nobody gets the colour of somebody who is here while another is free", () => {
  const twelve = colours(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  expect(twelve.nextColor([], NOW)).toBe(0);
  expect(twelve.nextColor(["p0", "p1", "p3"], NOW)).toBe(2);
  expect(twelve.nextColor(twelve.byId.keys(), NOW)).toBe(0);
  const more = colours(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1);
  expect(more.nextColor(more.byId.keys(), NOW)).toBe(2);
});

test("RM-68 a class that comes in together gets all colours, whoever is here already", () => {
  const members = colours(3, 3);
  const given = Array.from({ length: 11 }, (_, i) => {
    // Some of them are here before the others are let in.
    const here = ["p0", "p1", ...Array.from({ length: Math.floor(i / 2) }, (__, k) => `new${k}`)];
    const color = members.nextColor(here, NOW);
    members.arrives(`new${i}`, color, NOW);
    members.set(member(`new${i}`, color));
    return color;
  });
  expect(new Set([3, ...given]).size).toBe(12);
  expect(given).not.toContain(3);
});

test("RM-68 who was let in and never came takes no colour for long", () => {
  const members = colours();
  members.arrives("gone", members.nextColor([], NOW), NOW);
  const taken = Array.from({ length: 11 }, (_, i) => member(`q${i}`, i + 1));
  for (const one of taken) {
    members.set(one);
  }
  const here = taken.map(({ id }) => id);
  expect(members.nextColor(here, NOW + 20_000)).toBe(0);
});
