import { io } from "socket.io-client";
import msgpackParser from "socket.io-msgpack-parser";

const ANSWER_MS = 60_000;

/** Somebody in a room without a browser: says commands, draws nothing. `who` is the handshake. */
export async function joinRoom(url, who) {
  const { protocol } = await fetch(`${url}/api/server`).then((answer) => answer.json());
  const socket = io(url, {
    transports: ["websocket"],
    parser: msgpackParser,
    reconnection: false,
    forceNew: true,
    auth: { protocol, ...who },
  });
  socket.on("frame", (_runId, _bytes, drawn) => drawn());
  const welcome = await new Promise((resolve, reject) => {
    socket.once("welcome", resolve);
    socket.once("connect_error", reject);
  });
  return {
    runId: welcome.room.snapshot.run.id,
    async say(name, payload) {
      const answer = await socket.timeout(ANSWER_MS).emitWithAck(name, payload);
      if (!answer.ok) {
        throw new Error(`${name}: ${answer.error.message}`);
      }
      return answer.value;
    },
    close: () => socket.disconnect(),
  };
}

/** A new room: `{code, key, path}`. */
export async function openRoom(url, body) {
  const answer = await fetch(`${url}/api/rooms`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`POST ${url}/api/rooms: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}

/** A star or a note, by the room's key. */
export async function labelRun(url, { code, key }, runId, label) {
  const answer = await fetch(`${url}/api/rooms/${code}/runs/${runId}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(label),
  });
  if (!answer.ok) {
    throw new Error(`no label: ${answer.status} ${await answer.text()}`);
  }
}
