import { joinRoom, openRoom } from "./room-member.mjs";

/**
 * A room with two members who have trained Origin to its end, changed the learning rate on the
 * way, and train it again, slowly. The host's place is free for a browser.
 */
export async function openClassroom(url) {
  const created = await openRoom(url, { name: "Tuesday, period 3" });
  const teacher = await joinRoom(url, {
    code: created.code,
    key: created.key,
    name: "Ms Rivera",
  });
  const pupil = await joinRoom(url, { code: created.code, name: "Kofi" });
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
    code: created.code,
    savedRunId,
    runId,
    close() {
      teacher.close();
      pupil.close();
    },
  };
}
