import { pathToFileURL } from "node:url";
import { failClearly } from "./fail-clearly.mjs";
import { inRoot } from "./paths.mjs";
import { prepareCommand } from "./steps.mjs";

/** Runs `cli/NAME.ts` in this process; it reads process.argv and writes to stdout itself. */
export async function runCommand(name) {
  try {
    await prepareCommand(name);
  } catch (error) {
    failClearly(`${name} could not be prepared`, error);
  }
  await import(pathToFileURL(inRoot("dist", "cli", `${name}.js`)).href);
}
