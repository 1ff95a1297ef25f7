// A page's line to the server, so that what happens seldom can be shown: cut, silent, or altered.
import parser from "socket.io-msgpack-parser";

const SOCKETS = /socket\.io/;
const CONNECT = 0;
const EVENT = 2;
const CONNECT_ERROR = 4;

/** Every attempt to connect stays without an answer. */
export async function keepSilent(page) {
  await page.routeWebSocket(SOCKETS, () => {});
  await page.route(SOCKETS, () => {});
}

/** The server refuses the handshake with this code. */
export function refuseHandshake(code, message) {
  return (page) =>
    alter(page, (packet) =>
      packet.type === CONNECT
        ? { ...packet, type: CONNECT_ERROR, data: { message, data: { code, message } } }
        : packet,
    );
}

/** The welcome says that the run is in this state, and this of the run itself. */
export function pretendRunState(runState, run = {}) {
  return (page) =>
    alterSnapshot(page, (snapshot) => ({
      ...snapshot,
      run: { ...snapshot.run, ...run },
      runState: { ...snapshot.runState, ...runState },
    }));
}

export async function withoutSimd(page) {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
    WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError("no SIMD"));
  });
  await page.route("**/kernels.wasm", (route) => route.abort());
}

export async function dropWorkers(page) {
  await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
}

/** Lets everything through until `cut` is called; then no attempt gets through. */
export async function openLine(page) {
  const lines = [];
  let isCut = false;
  await page.routeWebSocket(SOCKETS, (line) => {
    if (isCut) {
      line.close();
    } else {
      line.connectToServer();
      lines.push(line);
    }
  });
  await page.route(/socket\.io.*transport=polling/, (route) =>
    isCut ? route.abort() : route.continue(),
  );
  return {
    async cut() {
      isCut = true;
      for (const line of lines) {
        await line.close();
      }
    },
  };
}

function alterSnapshot(page, change) {
  return alter(page, (packet) => {
    if (packet.type !== EVENT || packet.data[0] !== "welcome") {
      return packet;
    }
    const [name, welcome] = packet.data;
    const snapshot = change(welcome.room.snapshot);
    return { ...packet, data: [name, { ...welcome, room: { ...welcome.room, snapshot } }] };
  });
}

async function alter(page, change) {
  await page.routeWebSocket(SOCKETS, (line) => {
    const server = line.connectToServer();
    server.onMessage((message) => {
      if (typeof message === "string") {
        line.send(message);
        return;
      }
      const decoder = new parser.Decoder();
      decoder.on("decoded", (packet) => {
        for (const bytes of new parser.Encoder().encode(change(packet))) {
          line.send(Buffer.from(bytes));
        }
      });
      decoder.add(message);
    });
  });
}
