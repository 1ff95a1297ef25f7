// npm run bench:page [-- --only loads,streams,presses] [--repeats N] [--seconds N] [--json FILE]
// What the screen costs a browser, measured in Chromium against the built server: how much JavaScript
// a page loads and when it can be used, what thirty frames a second cost its main thread, and how long
// one waits for the picture after a press. Each figure is the middle one of some, with their range.
// A table on stderr and JSON on stdout; 1 is the answer when a target is missed.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { BROWSER_FLAGS } from "../scripts/lib/browser-flags.mjs";
import { ensureBrowser } from "../scripts/lib/find-browser.mjs";
import { startTemporaryServer } from "../scripts/lib/temporary-server.mjs";
import { measureLoads } from "./page/loads.mjs";
import { measurePresses } from "./page/presses.mjs";
import { report } from "./page/report.mjs";
import { measureStreams } from "./page/streams.mjs";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "loads,streams,presses" },
    repeats: { type: "string", default: "3" },
    seconds: { type: "string", default: "5" },
    json: { type: "string" },
  },
});
const [repeats, seconds] = [Number(values.repeats), Number(values.seconds)];
if (!(Number.isInteger(repeats) && repeats >= 1 && seconds >= 1)) {
  process.stderr.write("bench:page: --repeats and --seconds are numbers from 1\n");
  process.exit(2);
}

const PARTS = { loads: measureLoads, streams: measureStreams, presses: measurePresses };
const found = await ensureBrowser();
if (found === null) {
  process.exit(2);
}
const server = await startTemporaryServer();
const browser = await chromium.launch({ args: BROWSER_FLAGS, ...found });
try {
  const figures = [];
  for (const [part, measure] of Object.entries(PARTS)) {
    if (values.only.split(",").includes(part)) {
      figures.push(...(await measure({ browser, url: server.url, repeats, seconds })));
    }
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, chromium: browser.version() };
  const result = { machine, atIso: new Date().toISOString(), repeats, seconds, figures };
  process.stderr.write(report(result));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  process.exitCode = figures.some(({ isMet }) => isMet === false) ? 1 : 0;
} finally {
  await browser.close();
  await server.stop();
}
