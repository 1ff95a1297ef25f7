import { afterEach, expect, test, vi } from "vitest";
import {
  credentialsFor,
  forgetRoom,
  rememberCredentials,
  rememberedName,
  rememberedRooms,
  rememberName,
  rememberRoom,
} from "#client/session/remembered.ts";
import { safeStorage } from "#client/session/safe-storage.ts";

const room = (n: number) => ({
  code: `ROOM${n}`,
  name: `Room ${n}`,
  lastVisitMs: n,
  isHost: n === 3,
});

/** A storage as browsers have it, which may be full or forbidden. */
function browserStorage(isFull = false) {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) {
        throw new DOMException("full", "QuotaExceededError");
      }
      values.set(key, value);
    },
    removeItem: (key: string) => {
      values.delete(key);
    },
  };
}

afterEach(() => {
  for (const { code } of rememberedRooms()) {
    forgetRoom(code);
  }
  vi.unstubAllGlobals();
});

test("CS-15 twenty rooms are remembered, the one visited last first and once", () => {
  vi.stubGlobal("localStorage", browserStorage());
  for (let n = 1; n <= 25; n++) {
    rememberRoom(room(n));
  }
  rememberRoom({ ...room(10), name: "Again" });
  const rooms = rememberedRooms();
  expect(rooms).toHaveLength(20);
  expect(rooms[0]).toMatchObject({ code: "ROOM10", name: "Again" });
  expect(rooms.filter(({ code }) => code === "ROOM10")).toHaveLength(1);
});

test("CS-15 a room that is forgotten takes its key and token along", () => {
  vi.stubGlobal("localStorage", browserStorage());
  rememberRoom(room(1));
  rememberCredentials("ROOM1", { key: "k", token: "t" });
  expect(credentialsFor("ROOM1")).toEqual({ key: "k", token: "t" });
  rememberCredentials("ROOM1", { key: null });
  expect(credentialsFor("ROOM1")).toEqual({ key: null, token: "t" });
  forgetRoom("ROOM1");
  expect(rememberedRooms()).toEqual([]);
  expect(credentialsFor("ROOM1")).toEqual({ key: null, token: null });
});

test.each(["", "{", "null", "[1]", '[{"code":5}]', '{"code":"A"}', '"[]"'])(
  "CS-15 anything may be in the storage: %j",
  (text) => {
    const storage = browserStorage();
    vi.stubGlobal("localStorage", storage);
    storage.values.set("weightroom.rooms", text);
    expect(rememberedRooms()).toEqual([]);
    rememberRoom(room(2));
    expect(rememberedRooms()).toEqual([room(2)]);
  },
);

test("CS-15 a storage that is full or forbidden is replaced by this page's memory", () => {
  vi.stubGlobal("localStorage", browserStorage(true));
  rememberName("Grace");
  expect(rememberedName()).toBe("Grace");
  vi.stubGlobal("localStorage", undefined);
  expect(rememberedName()).toBe("Grace");
  rememberRoom(room(4));
  expect(rememberedRooms()).toEqual([room(4)]);
  safeStorage("localStorage").remove("weightroom.name");
  expect(rememberedName()).toBeNull();
});
