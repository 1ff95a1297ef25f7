import { afterEach, expect, test, vi } from "vitest";
import { type EarlySocket, earlyTransports } from "#client/session/early-socket.ts";

const ADDRESS = "ws://127.0.0.1:9/socket.io/?EIO=4&transport=websocket";
const OPEN = 1;
const CLOSED = 3;

afterEach(() => vi.unstubAllGlobals());

function earlySocket(readyState: number, heard: readonly string[], url = ADDRESS) {
  const socket = { url, readyState, close: vi.fn(), onmessage: null as unknown };
  const messages = heard.map((data) => new MessageEvent("message", { data }));
  vi.stubGlobal("window", { earlySocket: { socket, heard: messages } as unknown as EarlySocket });
  return socket;
}

/** What the library's connection tells of itself once it has been opened. */
async function told(): Promise<readonly string[]> {
  const [Transport] = earlyTransports() ?? [];
  if (Transport === undefined) {
    throw new Error("no transport");
  }
  const transport = new Transport({
    hostname: "127.0.0.1",
    port: "9",
    path: "/socket.io/",
    query: { EIO: 4, transport: "websocket" },
    socket: { binaryType: "arraybuffer" },
  });
  const words: string[] = [];
  transport.on("open", () => words.push("open"));
  transport.on("packet", ({ type, data }) => words.push(`${type} ${data}`));
  transport.on("error", () => undefined);
  transport.open();
  await Promise.resolve();
  return words;
}

test("UI-140 the session takes over what was opened early, with all that was said to it", async () => {
  const socket = earlySocket(OPEN, ['0{"sid":"a"}', "2"]);
  expect(await told()).toEqual(["open", 'open {"sid":"a"}', "ping undefined"]);
  expect(socket.close).not.toHaveBeenCalled();
  // Once: the next connection is a new one.
  expect(earlyTransports()).toBeNull();
});

test("UI-140 what broke meanwhile, or leads elsewhere, is not taken over", async () => {
  const broken = earlySocket(CLOSED, ['0{"sid":"a"}']);
  expect(await told()).toEqual([]);
  expect(broken.onmessage).toBeNull();
  const elsewhere = earlySocket(OPEN, ['0{"sid":"a"}'], "ws://127.0.0.1:10/socket.io/");
  expect(await told()).toEqual([]);
  expect(elsewhere.close).toHaveBeenCalledOnce();
});

test("UI-140 a page without one connects in the usual way", () => {
  expect(earlyTransports()).toBeNull();
});
