import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import type { MemberRecord } from "#protocol/records.ts";
import { admit, hasRole, presenceOf, roleOf } from "#server/rooms/membership.ts";

const room = { id: "room", keyHash: "key", isLocked: false };
const fresh = { id: "new", tokenHash: "new-token", generatedName: "Quiet Otter", color: 1 };
const ana: MemberRecord = {
  id: "ana",
  roomId: "room",
  tokenHash: "anas-token",
  name: "Ana",
  color: 0,
  role: "by-code",
  seenAtMs: 0,
};
const members = new Map([[ana.id, ana]]);
const nobody = { tokenHash: null, keyHash: null, name: null };

test("RM-5 the code alone makes a new member with a generated name", () => {
  const admitted = admit(room, members, nobody, fresh, 7);
  expect(admitted).toMatchObject({
    ok: true,
    value: { isNew: true, member: { id: "new", name: "Quiet Otter", role: "by-code", color: 1 } },
  });
});

test("RM-5 a known token is who it was, with a new name when one is given", () => {
  const admitted = admit(
    room,
    members,
    { ...nobody, tokenHash: "anas-token", name: "Anna" },
    fresh,
    7,
  );
  expect(admitted).toMatchObject({
    ok: true,
    value: { isNew: false, member: { id: "ana", name: "Anna", seenAtMs: 7 } },
  });
});

test("RM-5 the key makes the host, a wrong key is refused and not taken for a code", () => {
  const host = admit(
    room,
    members,
    { ...nobody, keyHash: "key", tokenHash: "anas-token" },
    fresh,
    7,
  );
  expect(host).toMatchObject({ ok: true, value: { member: { id: "ana", role: "host" } } });
  const wrong = admit(room, members, { ...nobody, keyHash: "other" }, fresh, 7);
  expect(wrong).toMatchObject({ ok: false, error: { code: "key-refused" } });
});

test("RM-36 who was removed is kept out for an hour, and then is a stranger; a key lets in", () => {
  const gone = new Map([[ana.id, { ...ana, role: "removed" as const, seenAtMs: 1_000 }]]);
  const back = { ...nobody, tokenHash: "anas-token" };
  const at = (ms: number) => admit(room, gone, back, fresh, 1_000 + ms);
  expect(at(LIMITS.removedMs - 1)).toMatchObject({ error: { code: "removed" } });
  expect(at(LIMITS.removedMs)).toMatchObject({
    ok: true,
    value: { isNew: true, member: { id: "new", role: "by-code" } },
  });
  expect(admit(room, gone, { ...back, keyHash: "key" }, fresh, 1_000)).toMatchObject({
    ok: true,
    value: { isNew: true, member: { id: "new", role: "host" } },
  });
  expect(roleOf({ ...ana, role: "removed" }, "editor")).toBeNull();
});

test("RM-36 a locked room lets in whom it knows and who has the key", () => {
  const locked = { ...room, isLocked: true };
  expect(admit(locked, members, nobody, fresh, 7)).toMatchObject({
    error: { code: "room-locked" },
  });
  expect(admit(locked, members, { ...nobody, tokenHash: "other" }, fresh, 7)).toMatchObject({
    error: { code: "room-locked" },
  });
  expect(admit(locked, members, { ...nobody, tokenHash: "anas-token" }, fresh, 7).ok).toBe(true);
  expect(admit(locked, members, { ...nobody, keyHash: "key" }, fresh, 7).ok).toBe(true);
});

test("RM-6 who came by code has the role that the code has now; others keep theirs", () => {
  expect(roleOf(ana, "viewer")).toBe("viewer");
  expect(roleOf(ana, "editor")).toBe("editor");
  expect(roleOf({ ...ana, role: "editor" }, "viewer")).toBe("editor");
  expect(roleOf({ ...ana, role: "host" }, "viewer")).toBe("host");
});

test("RM-6 a role may do what lesser roles may", () => {
  expect(hasRole("host", "viewer")).toBe(true);
  expect(hasRole("viewer", "editor")).toBe(false);
});

test("PR-9 several tabs are one person, the host comes first, and 100 at most are named", () => {
  const person = (i: number) => ({
    id: `p${i}`,
    name: `Person ${i}`,
    color: 0,
    role: i === 150 ? ("host" as const) : ("editor" as const),
    editing: null,
  });
  const many = Array.from({ length: 151 }, (_, i) => person(i));
  const presence = presenceOf([...many, { ...person(3), editing: "bias" }]);
  expect(presence.count).toBe(151);
  expect(presence.people).toHaveLength(100);
  expect(presence.people[0]?.role).toBe("host");
  expect(presence.people.find(({ id }) => id === "p3")?.editing).toBe("bias");
});
