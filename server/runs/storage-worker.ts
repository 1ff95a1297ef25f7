import { parentPort, workerData } from "node:worker_threads";
import { Storage } from "#server/runs/storage.ts";
import { errorToMessage } from "#server/runs/storage-error.ts";
import type { StorageCall, StorageOptions, StorageReply } from "#server/runs/storage-messages.ts";

/**
 * The one writer. Its driver blocks this thread behind its promises, so it has a thread of its own.
 * Requests are served strictly one after the other: no transaction ever sees another's statements.
 */
async function serve(port: NonNullable<typeof parentPort>, options: StorageOptions) {
  const reply = (message: StorageReply<unknown>) => port.postMessage(message);
  const storage = await Storage.open(options).catch((error: unknown) => {
    reply({ kind: "not-opened", error: errorToMessage(error) });
    return null;
  });
  if (storage === null) {
    port.close();
    return;
  }
  const handle = async ({ id, request }: StorageCall) => {
    try {
      reply({ kind: "done", id, answer: await storage.serve(request) });
    } catch (error) {
      reply({ kind: "failed", id, error: errorToMessage(error) });
    }
    if (request.kind === "close") {
      port.close();
    }
  };
  let tail = Promise.resolve();
  port.on("message", (call: StorageCall) => {
    tail = tail.then(() => handle(call));
  });
  reply({ kind: "opened" });
}

if (parentPort !== null) {
  await serve(parentPort, workerData);
}
