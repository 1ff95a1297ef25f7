import { io } from "socket.io-client";
import msgpackParser from "socket.io-msgpack-parser";

const ANSWER_MS = 60_000;

/**
 * A room with two members who have trained Origin to its end, changed the learning rate on the
 * way, and train it again, slowly. The host's place is free for a browser.
 */
export async function openClassroom(url) {
  const created = await post(`${url}/api/rooms`, { name: "Tuesday, period 3" });
  const { protocol } = await fetch(`${url}/api/server`).then((answer) => answer.json());
  const teacher = await join(url, {
    protocol,
    code: created.code,
    key: created.key,
    name: "Ms Rivera",
  });
  const pupil = await join(url, { protocol, code: created.code, name: "Kofi" });
  const savedRunId = teacher.runId;
  await teacher.say("set-speed", { runId: savedRunId, speed: "max" });
  await teacher.say("step-run", { runId: savedRunId, count: 300 });
  await pupil.say("edit-settings", {
    editId: "faster",
    edits: [{ path: "optimizer.learningRate", value: 2, base: 0 }],
  });
  await teacher.say("step-run", { runId: savedRunId, count: 700 });
  const { runId } = await teacher.say("rewind-run", { runId: savedRunId });
  await teacher.say("set-speed", { runId, speed: "max" });
  await pupil.say("step-run", { runId, count: 240 });
  await pupil.say("set-editing", { path: "layers[0].units" });
  await teacher.say("set-speed", { runId, speed: 1 });
  await teacher.say("play-run", { runId });
  return {
    hostPath: created.path,
    savedRunId,
    close() {
      teacher.close();
      pupil.close();
    },
  };
}

async function join(url, who) {
  const socket = io(url, {
    transports: ["websocket"],
    parser: msgpackParser,
    reconnection: false,
    forceNew: true,
    auth: who,
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

async function post(url, body) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`POST ${url}: ${answer.status}`);
  }
  return answer.json();
}
