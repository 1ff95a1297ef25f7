import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRoom, findRoom, findRun, listRuns, runBytes } from "#client/session/http-client.ts";

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: string[];
const http = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  answer(request, response);
});

beforeEach(async () => {
  asked = [];
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  // A page's relative addresses, as a browser would complete them.
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (address: string, init: RequestInit) =>
    fetch(new URL(address, `http://127.0.0.1:${port}`), init),
  );
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await new Promise((resolve) => http.close(resolve));
});

function json(status: number, body: unknown): void {
  answer = (_, response) => {
    response.writeHead(status, { "content-type": "application/json", connection: "close" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

test("CS-13 answers come as values, with the parameters that were given", async () => {
  json(201, { code: "KXQ4TP", key: "k", path: "/room/KXQ4TP#key=k" });
  expect(await createRoom({ name: "Physics" })).toMatchObject({ ok: true, value: { key: "k" } });
  json(200, { runs: [], next: null });
  expect(await listRuns({ limit: 5, room: "a b" })).toMatchObject({ ok: true });
  expect(asked).toEqual(["POST /api/rooms", "GET /api/runs?limit=5&room=a+b"]);
});

test("CS-13 a refusal keeps its code, words and path; an unknown code is internal", async () => {
  json(404, { error: { code: "room-not-found", message: "no room A/B", path: "code" } });
  expect(await findRoom("A/B")).toEqual({
    ok: false,
    error: { code: "room-not-found", message: "no room A/B", path: "code" },
  });
  expect(asked).toEqual(["GET /api/rooms/A%2FB"]);
  json(400, { error: { code: "from-the-future", message: "words" } });
  expect(await findRoom("A")).toMatchObject({ error: { code: "internal", message: "words" } });
  json(502, "<html>bad gateway</html>");
  expect(await findRoom("A")).toMatchObject({ error: { code: "internal" } });
});

test.each(["not json", "null", "[]", '{"info":null}', '{"info":{"id":1}}'])(
  "CS-13 an answer of another form is refused, not passed on: %s",
  async (body) => {
    json(200, body);
    expect(await findRun("r")).toMatchObject({ ok: false, error: { code: "protocol-mismatch" } });
  },
);

test("CS-13 a server that is away is a refusal in plain words", async () => {
  answer = (request) => request.socket.destroy();
  expect(await findRoom("A")).toMatchObject({ ok: false, error: { code: "server-busy" } });
});

test("CS-13 bytes that are not there are null", async () => {
  json(404, { error: { code: "run-not-found", message: "none" } });
  expect(await runBytes("r", "keyframe?step=5")).toEqual({ ok: true, value: null });
  answer = (_, response) => response.end(new Uint8Array([1, 2]));
  expect(await runBytes("r", "curve")).toEqual({ ok: true, value: new Uint8Array([1, 2]) });
});
