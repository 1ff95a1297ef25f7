import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Read by V8 (Chrome 136 and later): all functions of the file are compiled while it comes in. */
const HINT = "//# allFunctionsCalledOnLoad\n";
/** Smaller files are not compiled beside the page's main thread: there the hint would cost time. */
const STREAMED_BYTES = 50_000;

/**
 * Rule UI-142: large scripts of the pages are compiled on another thread, not one function after
 * the other when it is first called, which takes a quarter of a first visit's computing.
 */
export function hintScripts(folder) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    const file = join(folder, name);
    if (statSync(file).size >= STREAMED_BYTES) {
      const source = readFileSync(file, "utf8");
      if (!source.startsWith(HINT)) {
        writeFileSync(file, HINT + source);
      }
    }
  }
}
