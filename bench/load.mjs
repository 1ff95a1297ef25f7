// How the server does under a class and more: node bench/load.mjs [viewers] [seconds]
// Starts the built server with a folder of its own, fills one room with viewers while it trains at
// 100 steps a second and five more rooms at full speed, edits all the while, and prints
// what the server says of its event loop, how long edits take, and how old frames are when they come.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import parser from "socket.io-msgpack-parser";

const viewers = Number(process.argv[2] ?? 200);
const seconds = Number(process.argv[3] ?? 20);
const port = 4777;
const url = `http://127.0.0.1:${port}`;
const folder = await mkdtemp(join(tmpdir(), "weightroom-load-"));
const server = spawn(
  process.execPath,
  ["scripts/serve.mjs", "--port", String(port), "--data", folder],
  { stdio: ["ignore", "ignore", "inherit"] },
);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const getJson = async (path) => (await fetch(url + path)).json();

async function untilUp() {
  for (;;) {
    const isUp = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) {
      return;
    }
    await pause(100);
  }
}

async function openRoom() {
  const answer = await fetch(`${url}/api/rooms`, { method: "POST", body: "{}" });
  return answer.json();
}

/** Viewers come from several addresses, as not to meet the limit of one. */
function enter(auth, address = "127.0.0.1") {
  const socket = io(url, {
    parser,
    transports: ["websocket"],
    forceNew: true,
    localAddress: address,
    auth: { protocol: 1, ...auth },
  });
  return new Promise((resolve, reject) => {
    socket.once("connect_error", reject);
    socket.once("welcome", (welcome) => resolve({ socket, runId: welcome.room.snapshot.run.id }));
  });
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function line(what, values, unit) {
  const sorted = [...values].sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share)?.toFixed(1));
  process.stdout.write(
    `${what.padEnd(34)} p50 ${p50}  p95 ${p95}  p99 ${p99}  max ${sorted.at(-1)?.toFixed(1)} ${unit}  (${sorted.length})\n`,
  );
}

await untilUp();
const main = await openRoom();
const host = await enter({ code: main.code, key: main.key });
let frames = 0;
/** When the first viewer got a step: what the others get later is its age. */
const firstSeenMs = new Map();
const agesMs = [];
const watch = ({ socket }) =>
  socket.on("frame", (_runId, bytes, drawn) => {
    const view = ArrayBuffer.isView(bytes)
      ? new DataView(bytes.buffer, bytes.byteOffset)
      : new DataView(bytes);
    const step = view.getUint32(8, true);
    const nowMs = performance.now();
    const first = firstSeenMs.get(step) ?? nowMs;
    firstSeenMs.set(step, first);
    agesMs.push(nowMs - first);
    frames++;
    drawn();
  });
watch(host);
for (let i = 1; i < viewers; i++) {
  watch(await enter({ code: main.code, name: `Viewer ${i}` }, `127.0.1.${1 + (i % 8)}`));
}
for (let i = 0; i < 5; i++) {
  const room = await openRoom();
  const { socket, runId } = await enter({ code: room.code, key: room.key });
  socket.on("frame", (_runId, _bytes, drawn) => drawn());
  const edits = [{ path: "stop.steps", value: 100_000_000, base: 0 }];
  await socket.emitWithAck("edit-settings", { editId: "long", edits });
  await socket.emitWithAck("set-speed", { runId, speed: "max" });
  await socket.emitWithAck("play-run", { runId });
}
const { socket, runId } = host;
await socket.emitWithAck("set-speed", { runId, speed: 100 });
await socket.emitWithAck("edit-settings", {
  editId: "stop",
  edits: [{ path: "stop.steps", value: 1_000_000, base: 0 }],
});
await socket.emitWithAck("play-run", { runId });
await getJson("/api/health"); // forgets what happened while everybody came in
frames = 0;
agesMs.length = 0;
const startMs = performance.now();
const editsMs = [];
let base = 0;
while (performance.now() - startMs < seconds * 1000) {
  const sentMs = performance.now();
  const answer = await socket.emitWithAck("edit-settings", {
    editId: `edit ${sentMs}`,
    edits: [{ path: "optimizer.learningRate", value: 0.5 + Math.random(), base }],
  });
  if (answer.ok) {
    editsMs.push(performance.now() - sentMs);
    base = answer.value.revision;
  }
  await pause(300);
}
const tookSeconds = (performance.now() - startMs) / 1000;
const health = await getJson("/api/health");
const { p50, p99, max } = health.eventLoopDelayMs;
process.stdout.write(
  `${viewers} viewers of one room at 100 steps/s, 5 rooms at full speed, ${seconds} s\n`,
);
process.stdout.write(
  `${"event loop delay of the server".padEnd(34)} p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}  max ${max.toFixed(1)} ms\n`,
);
line("edit, sent to answered and stored", editsMs, "ms");
line("a frame after its first receiver", agesMs, "ms");
process.stdout.write(
  `${"frames to each viewer".padEnd(34)} ${(frames / viewers / tookSeconds).toFixed(1)} a second\n`,
);
process.stdout.write(
  `${"resident memory of the server".padEnd(34)} ${(health.residentBytes / 2 ** 20).toFixed(0)} MiB\n`,
);
server.kill("SIGTERM");
server.once("exit", async (code) => {
  await rm(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
