import { parentPort } from "node:worker_threads";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { ToWorker } from "#server/training/messages.ts";
import { TrainerLoop } from "#server/training/trainer-loop.ts";

if (parentPort === null) {
  throw new Error("trainer-worker.ts runs in a worker thread");
}
const port = parentPort;
const loop = new TrainerLoop(referenceEngine, (message, transfer) =>
  port.postMessage(message, transfer),
);
port.on("message", (message: ToWorker) => loop.receive(message));
