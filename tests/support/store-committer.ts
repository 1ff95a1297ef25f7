import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { StoreClient } from "#server/runs/store-client.ts";
import { chunkWrite, eventWrite, roomAndRun } from "#tests/support/store-records.ts";

/**
 * Commits one event and one chunk at a time, a few in flight, and prints the number of each that
 * was acknowledged, until it is killed: `node store-committer.js WORKER DATABASE MIGRATIONS`.
 */
const [worker = "", databaseFile = "", migrationsDirectory = ""] = process.argv.slice(2);
const store = await StoreClient.open({
  workerUrl: pathToFileURL(worker),
  databaseFile,
  migrationsDirectory,
});
await store.commit(roomAndRun("killed"));
const commitOne = async (seq: number): Promise<void> => {
  await store.commit([eventWrite("killed", seq), chunkWrite("killed", seq)]);
  writeSync(1, `${seq}\n`);
};
for (let seq = 1; ; seq += 4) {
  await Promise.all([seq, seq + 1, seq + 2, seq + 3].map(commitOne));
}
