// Pictures of every page and every state at four sizes, light and dark, into screenshots/.
// Names choose: `npm run screenshots -- home room-share`; a name also stands for all that begin
// with it and a hyphen when it ends in `*`. `--readme` makes docs/screenshot.png.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { BROWSER_FLAGS } from "./lib/browser-flags.mjs";
import { failClearly } from "./lib/fail-clearly.mjs";
import { ensureBrowser } from "./lib/find-browser.mjs";
import { inRoot } from "./lib/paths.mjs";
import { LESSONS } from "./lib/screenshots/lessons.mjs";
import { EMPTY, PAGES } from "./lib/screenshots/pages.mjs";
import { PANEL_STATES } from "./lib/screenshots/panels.mjs";
import { PEOPLE_STATES } from "./lib/screenshots/people.mjs";
import { takeReadmePicture } from "./lib/screenshots/readme-picture.mjs";
import { PRESET_STATES, ROOM_STATES } from "./lib/screenshots/rooms.mjs";
import { Stage } from "./lib/screenshots/stage.mjs";
import { TABLE_STATES } from "./lib/screenshots/tables.mjs";
import { takeState } from "./lib/screenshots/take.mjs";
import { startTemporaryServer } from "./lib/temporary-server.mjs";

// Those of an empty library come first: a room that trains puts a run into it.
const STATES = [
  ...EMPTY,
  ...PAGES,
  ...LESSONS,
  ...ROOM_STATES,
  ...PRESET_STATES,
  ...PANEL_STATES,
  ...TABLE_STATES,
  ...PEOPLE_STATES,
];
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isForReadme = process.argv.includes("--readme");
const chosen = isForReadme && wanted.length === 0 ? [] : STATES.filter(isChosen);
const unknown = wanted.filter((word) => !STATES.some(({ name }) => fits(name, word)));
if (unknown.length > 0) {
  const names = STATES.map(({ name }) => name).join(" ");
  failClearly("Not taken", new Error(`no state ${unknown.join(", ")}. There are: ${names}`));
}

const server = await startTemporaryServer().catch((error) =>
  failClearly("The server did not start", error),
);
const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(await ensureBrowser()) });
const stage = new Stage(server.url);
try {
  mkdirSync(inRoot("screenshots"), { recursive: true });
  for (const state of chosen) {
    await takeState(browser, stage, state);
  }
  if (isForReadme) {
    await takeReadmePicture(browser, stage);
  }
} finally {
  stage.close();
  await browser.close();
  await server.stop();
}

function isChosen({ name }) {
  return wanted.length === 0 || wanted.some((word) => fits(name, word));
}

function fits(name, word) {
  return word.endsWith("*") ? name.startsWith(word.slice(0, -1)) : name === word;
}
