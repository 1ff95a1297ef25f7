import { parentPort, workerData } from "node:worker_threads";
import { kernelEngine } from "#engine/kernels/kernel-engine.ts";
import type { ToWorker, TrainerData } from "#server/training/messages.ts";
import { TrainerLoop } from "#server/training/trainer-loop.ts";

if (parentPort === null) {
  throw new Error("trainer-worker.ts runs in a worker thread");
}
const port = parentPort;
const { kernels }: TrainerData = workerData;
const loop = new TrainerLoop(kernelEngine(kernels), (message, transfer) =>
  port.postMessage(message, transfer),
);
port.on("message", (message: ToWorker) => loop.receive(message));
