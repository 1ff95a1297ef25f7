import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import type { Shown } from "#protocol/presentation.ts";
import type { MemberRecord } from "#protocol/records.ts";
import { RoomMembers } from "#server/rooms/members.ts";
import { RoomPeople } from "#server/rooms/people.ts";
import { RoomPresentation } from "#server/rooms/room-presentation.ts";
import { stage } from "./room-stage.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const SHOWN: Shown = { panel: "matrices", past: null, maths: null, spotlight: null };
const NOTHING = { drawing: null, presentation: null, pace: null };

function member(id: string, role: MemberRecord["role"]): MemberRecord {
  return { id, roomId: "room", tokenHash: id, name: id, color: 0, role, seenAtMs: 0 };
}

/** A room with people, by the names of their connections: "ana-1" is of Ana. */
function room(...connections: readonly string[]) {
  const { core } = stage();
  const members = [member("ana", "host"), member("bo", "by-code"), member("cy", "host")];
  const people = new RoomPeople(core, new RoomMembers(core, members), {
    shown: () => NOTHING,
    onCount: () => presentation?.peopleChanged(),
  });
  let told = 0;
  core.attach({
    event: () => undefined,
    frame: () => undefined,
    presenceChanged: () => undefined,
    drawingChanged: () => undefined,
    presentationChanged: () => {
      told += 1;
    },
    paceChanged: () => undefined,
    membersChanged: () => undefined,
    dismissed: () => undefined,
    closed: () => undefined,
  });
  let presentation: RoomPresentation | null = null;
  const shown = new RoomPresentation(core, people);
  presentation = shown;
  const enter = (id: string) => {
    people.enter(id, { memberId: id.split("-")[0] ?? "", token: "" }, null);
  };
  for (const id of connections) {
    enter(id);
  }
  return { people, shown, enter, toldCount: () => told };
}

test("RM-60 a host presents, and nobody else; the newest counts, whichever host's", () => {
  const { shown } = room("ana-1", "bo-1", "cy-1");
  expect(shown.present("bo-1", SHOWN)).toMatchObject({ error: { code: "not-allowed" } });
  expect(shown.present("nobody", SHOWN)).toMatchObject({ error: { code: "not-allowed" } });
  expect(shown.present("bo-1", null)).toMatchObject({ error: { code: "not-allowed" } });
  expect(shown.current).toBeNull();
  expect(shown.present("ana-1", SHOWN).ok).toBe(true);
  expect(shown.current).toEqual({
    by: { id: "ana", name: "ana", color: 0 },
    followers: 0,
    ...SHOWN,
  });
  shown.present("cy-1", { ...SHOWN, panel: "runs" });
  expect(shown.current).toMatchObject({ by: { id: "cy" }, panel: "runs" });
  expect(shown.present("ana-1", null).ok).toBe(true);
  expect(shown.current).toBeNull();
});

test("RM-61 a presentation ends when its page stays away, and not before", () => {
  const { shown, people, enter } = room("ana-1", "ana-2", "bo-1");
  shown.present("ana-1", SHOWN);
  // Another page of the host is not the one that presents.
  people.leave("ana-1");
  vi.advanceTimersByTime(LIMITS.presenterAwayMs - 1);
  expect(shown.current).not.toBeNull();
  enter("ana-3");
  shown.present("ana-3", SHOWN);
  vi.advanceTimersByTime(LIMITS.presenterAwayMs);
  expect(shown.current).not.toBeNull();
  people.leave("ana-3");
  vi.advanceTimersByTime(LIMITS.presenterAwayMs);
  expect(shown.current).toBeNull();
});

test("RM-61 nobody waits for who leaves a room that has closed", () => {
  const { shown, people } = room("ana-1", "bo-1");
  shown.present("ana-1", SHOWN);
  people.leave("bo-1");
  shown.close();
  people.leave("ana-1");
  expect(vi.getTimerCount()).toBe(0);
});

test("RM-62 who follows says so, until the presentation ends; people are counted, not pages", () => {
  const { shown, people, enter } = room("ana-1", "ana-2", "bo-1", "bo-2");
  const followers = () => shown.current?.followers;
  // Nobody follows before anything is presented.
  shown.follow("bo-1", true);
  shown.present("ana-1", SHOWN);
  expect(followers()).toBe(0);
  shown.follow("bo-1", true);
  shown.follow("bo-2", true);
  // The wall in front of the class is the same person's who presents.
  shown.follow("ana-2", true);
  expect(followers()).toBe(1);
  shown.follow("bo-1", false);
  expect(followers()).toBe(1);
  enter("cy-1");
  shown.follow("cy-1", true);
  expect(followers()).toBe(2);
  people.leave("cy-1");
  shown.present("ana-1", { ...SHOWN, panel: "runs" });
  expect(followers()).toBe(1);
  shown.present("ana-1", null);
  shown.present("ana-1", SHOWN);
  expect(followers()).toBe(0);
});

test("RM-63 who comes, goes or says twice that they follow is told once at most", () => {
  const { shown, people, enter, toldCount } = room("ana-1", "bo-1");
  shown.present("ana-1", SHOWN);
  shown.follow("bo-1", true);
  const before = toldCount();
  shown.follow("bo-1", true);
  shown.follow("unknown", true);
  enter("bo-2");
  people.leave("bo-2");
  expect(toldCount()).toBe(before);
  shown.follow("bo-1", false);
  shown.follow("bo-1", false);
  expect(toldCount()).toBe(before + 1);
});
