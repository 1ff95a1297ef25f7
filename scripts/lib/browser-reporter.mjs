import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * For Playwright: writes a line of JSON for what is planned, and one for each try of a test as it
 * ends, so that a suite that is ended from outside has told what it knew (`readBrowserReport`).
 */
// biome-ignore lint/style/noDefaultExport: what Playwright loads.
export default class BrowserReporter {
  #file;

  constructor({ outputFile }) {
    this.#file = outputFile;
  }

  printsToStdio() {
    return false;
  }

  onBegin(_config, suite) {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, "");
    this.#write({ planned: suite.allTests().map(nameOf) });
  }

  onTestEnd(test, { status, error }) {
    // What was interrupted has no result: it counts as not reached.
    if (status !== "interrupted") {
      this.#write({ name: nameOf(test), outcome: test.outcome(), reason: error?.message });
    }
  }

  onError({ message }) {
    this.#write({ error: String(message ?? "failed") });
  }

  #write(line) {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

/** File, groups and title; the path begins with the root and the browser. */
function nameOf(test) {
  return test.titlePath().slice(2).join(" > ");
}
