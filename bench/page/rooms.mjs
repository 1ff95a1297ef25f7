import { ORIGIN } from "../../scripts/lib/origin-settings.mjs";
import { joinRoom, openRoom } from "../../scripts/lib/room-member.mjs";

/** So many that no measurement sees the end. */
const stop = { steps: 1_000_000 };

/** The settings that streams are measured with. */
export const ROOM_SETTINGS = {
  origin: { ...ORIGIN, stop },
  "spiral 2-8-8-1": {
    ...ORIGIN,
    data: { kind: "generated", name: "spiral", samples: 500, noise: 0, seed: 1 },
    layers: [
      { units: 8, activation: "tanh" },
      { units: 8, activation: "tanh" },
      { units: 1, activation: "sigmoid" },
    ],
    bias: true,
    initial: { scheme: "xavier-uniform", seed: 1 },
    loss: "binary-cross-entropy",
    optimizer: { kind: "sgd", learningRate: 0.1 },
    batch: { size: 10, seed: 1 },
    stop,
  },
  digits: {
    ...ORIGIN,
    data: { kind: "bundled", name: "digits", scaling: "min-max" },
    testShare: 0.2,
    layers: [
      { units: 32, activation: "relu" },
      { units: 10, activation: "softmax" },
    ],
    bias: true,
    initial: { scheme: "he-normal", seed: 1 },
    loss: "softmax-cross-entropy",
    optimizer: { kind: "sgd", learningRate: 0.1 },
    batch: { size: 32, seed: 1 },
    stop,
  },
};

/** The path of a new room, for its host. */
export async function roomPath(url, settings) {
  const { path } = await openRoom(url, { name: "Bench", settings });
  return path;
}

/** The id of a saved run of Origin, a thousand steps long. */
export async function saveRun(url) {
  const { code, key } = await openRoom(url, { name: "Bench", settings: ORIGIN });
  const member = await joinRoom(url, { code, key, name: "Bench" });
  const { runId } = member;
  await member.say("set-speed", { runId, speed: "max" });
  await member.say("step-run", { runId, count: 1_000 });
  // Only a run that was left is in the library.
  await member.say("rewind-run", { runId });
  member.close();
  return runId;
}
