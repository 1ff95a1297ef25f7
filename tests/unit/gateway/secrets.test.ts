import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits.ts";
import { Door } from "#server/gateway/door.ts";
import { knockAt } from "#server/gateway/secrets.ts";
import { Lobby } from "#server/rooms/lobby.ts";
import { stage } from "#tests/unit/rooms/room-stage.ts";

const ENDED = "ZZZZZZ";

function requestWith(secret: string | null): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  if (secret !== null) {
    request.headers.authorization = `Bearer ${secret}`;
  }
  return request;
}

test("PR-5 pages that ask by themselves for rooms that have ended keep nobody from typing a code", async () => {
  const lobby = new Lobby(stage().services);
  const door = new Door();
  const made = await lobby.create({ name: undefined, settings: undefined });
  const { code, key } = made.ok ? made.value : { code: "", key: "" };
  const ask = (at: string, secret: string | null) =>
    knockAt(at, requestWith(secret), { lobby, door });
  for (let i = 0; i < LIMITS.wrongCodesFree + LIMITS.wrongCodesPerMinute; i++) {
    expect(ask(ENDED, "old")).toMatchObject({ error: { code: "room-not-found" } });
  }
  expect(ask(ENDED, "old")).toMatchObject({ error: { code: "too-fast" } });
  expect(ask(code, "wrong")).toMatchObject({ error: { code: "too-fast" } });
  expect(ask(code, null)).toMatchObject({ ok: true, value: { secret: null } });
  expect(ask(code, key)).toMatchObject({ ok: true, value: { secret: key } });
  // And the other way round: wrong codes of a stranger do not stop who belongs here.
  for (let i = 0; i < LIMITS.wrongCodesFree + LIMITS.wrongCodesPerMinute; i++) {
    ask(ENDED, null);
  }
  expect(ask(code, null)).toMatchObject({ error: { code: "too-fast" } });
  expect(ask(code, key)).toMatchObject({ ok: true, value: { secret: key } });
});
