// Joins a room by its code and prints steps and losses, from docs/PROTOCOL.md alone.
// node docs/example-client.mjs http://localhost:3000 KXQ4TP [how many frames]
import { io } from "socket.io-client";
import parser from "socket.io-msgpack-parser";

const [address = "http://localhost:3000", code = "", count = "Infinity"] = process.argv.slice(2);
let framesLeft = Number(count);
let runId = null;

const socket = io(address, { parser, auth: { protocol: 4, code, name: "Example client" } });

socket.on("connect_error", (error) => {
  const { code: reason = "unreachable", message } = error.data ?? { message: error.message };
  console.error(`${reason}: ${message}`);
  if (!["server-busy", "too-fast", "server-stopping", "unreachable"].includes(reason)) {
    process.exit(1);
  }
});

socket.on("welcome", ({ you, room }) => {
  runId = room.snapshot.run.id;
  console.log(
    `in ${room.snapshot.name} as ${you.name} (${you.role}), run ${room.snapshot.run.name}`,
  );
});

socket.on("room-event", ({ event }) => {
  if (event.kind === "run-opened") {
    runId = event.run.id;
    console.log(`another run: ${event.run.name}`);
  }
});

socket.on("frame", (ofRun, bytes, drawn) => {
  if (ofRun === runId) {
    const { step, loss } = readFrame(bytes);
    console.log(`step ${step} loss ${loss}`);
    framesLeft--;
  }
  drawn();
  if (framesLeft <= 0) {
    socket.close();
  }
});

socket.on("goodbye", ({ error }) => console.error(`${error.code}: ${error.message}`));

function readFrame(bytes) {
  // The decoder gives an ArrayBuffer or a view of one, as the platform likes.
  const view = new DataView(ArrayBuffer.isView(bytes) ? Uint8Array.from(bytes).buffer : bytes);
  if (view.getUint8(0) !== 1) {
    throw new Error(`frame version ${view.getUint8(0)}`);
  }
  return { step: view.getUint32(8, true), loss: view.getFloat64(24, true) };
}
