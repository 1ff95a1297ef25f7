import { writeSync } from "node:fs";
import { openDataFolder } from "#server/runs/data-folder.ts";

/** Prints `held` or why not, and holds the folder until it is killed: `node holder.js FOLDER`. */
try {
  await openDataFolder(process.argv[2] ?? "");
  writeSync(1, "held\n");
  setInterval(() => {}, 60_000);
} catch (error) {
  writeSync(1, `${error instanceof Error ? `${error.name}: ${error.message}` : error}\n`);
}
