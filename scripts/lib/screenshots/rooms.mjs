// A room and a saved run in everything that can happen to them.
import { key, keys, press } from "./act.mjs";
import { pretendRunState } from "./wire.mjs";

const host = async (stage) => `${stage.url}${(await stage.classroom()).hostPath}`;
const saved = async (stage, rest = "") =>
  `${stage.url}/run/${(await stage.classroom()).savedRunId}?step=412${rest}`;
const kind = (name, steps) => async (stage) =>
  `${stage.url}${(await stage.room(name, steps)).path}`;

// What changes a room for those who come later stands after them.
export const ROOM_STATES = [
  { name: "room", open: host },
  { name: "room-ready", open: kind("origin") },
  {
    name: "room-name",
    isStranger: true,
    open: async (stage) => `${stage.url}/room/${(await stage.classroom()).code}`,
  },
  {
    name: "room-viewer",
    open: async (stage) => {
      const { code, host: teacher } = await stage.room("plane", 120);
      await teacher.say("set-code-role", { role: "viewer" });
      return `${stage.url}/room/${code}`;
    },
  },
  { name: "room-share", open: host, act: press("share") },
  { name: "room-people", open: host, act: press("people") },
  { name: "room-controls", open: host, act: press("controls") },
  { name: "room-presets", open: host, act: press("presets") },
  { name: "room-table", open: host, act: press("open-table") },
  { name: "room-menu", open: host, act: press("page-menu") },
  { name: "room-keys", open: host, act: key("?") },
  { name: "room-glossary", open: host, act: key("g") },
  {
    name: "room-term",
    open: host,
    act: (page) => page.locator("[data-term=loss]:visible").first().click(),
  },
  { name: "room-unit", open: host, act: pressNode(0) },
  {
    name: "room-refused",
    open: kind("iris", 200),
    act: async (page) => {
      const rate = page.getByTestId("field-optimizer-learningRate");
      await rate.fill("a lot");
      await rate.press("Enter");
    },
    at: '[data-testid="field-optimizer-learningRate"]',
    tab: "settings",
  },
  { name: "room-spiral", open: kind("spiral", 600) },
  { name: "room-spiral-outputs", open: kind("spiral", 600), tab: "outputs" },
  { name: "room-plane", open: kind("plane", 120) },
  { name: "room-iris", open: kind("iris", 200), tab: "outputs" },
  { name: "room-digits", open: kind("digits", 100) },
  { name: "room-digits-outputs", open: kind("digits", 100), tab: "outputs" },
  { name: "room-16-wide", open: kind("wide-16", 60) },
  { name: "room-64-wide", open: kind("wide-64", 60) },
  { name: "room-grouped", open: kind("grouped", 20) },
  { name: "room-diverged", open: kind("diverging", 1_000) },
  {
    name: "room-next-run",
    open: kind("spiral", 600),
    act: async (page) => {
      const seed = page.getByTestId("field-initial-seed");
      await seed.fill("7");
      await seed.press("Enter");
      await page.getByTestId("next-run-bar").waitFor();
    },
    tab: "settings",
  },
  { name: "room-ended", open: kind("origin", 1_000) },
  {
    name: "room-interrupted",
    open: host,
    before: pretendRunState({ status: "interrupted" }),
  },
  {
    name: "room-paused-note",
    open: host,
    before: pretendRunState({ status: "paused", note: "Paused: everybody has left the room." }),
  },
  {
    name: "room-other-engine",
    open: host,
    before: pretendRunState({ status: "interrupted" }, { engineVersion: "0" }),
  },
  {
    name: "room-hundred-people",
    open: async (stage) => `${stage.url}${(await stage.crowd()).path}`,
    act: press("people"),
  },
  {
    name: "room-long-names",
    open: async (stage) => `${stage.url}${(await stage.longNames()).path}`,
    act: press("people"),
  },
  {
    name: "room-projector",
    open: async (stage) => (await host(stage)).replace("#", "?view=projector#"),
  },
  {
    name: "room-projector-ended",
    open: async (stage) => (await kind("digits-done", 120)(stage)).replace("#", "?view=projector#"),
  },
  {
    name: "room-runs",
    open: async (stage) => (await labelled(stage)).replace("#", "?panel=runs#"),
    at: "#panel-runs",
  },
  {
    name: "room-note",
    open: async (stage) => (await labelled(stage)).replace("#", "?panel=runs#"),
    at: "#panel-runs",
    act: (page) => page.getByTestId("edit-note").first().click(),
  },
  {
    name: "room-go-on",
    open: async (stage) => {
      const { savedRunId } = await stage.classroom();
      return (await host(stage)).replace("#", `?from=${savedRunId}&step=412#`);
    },
  },
  { name: "room-embed-dialog", open: host, act: press("share", "open-embed") },
  {
    name: "embed-room",
    open: async (stage) => `${stage.url}/embed/room/${(await stage.classroom()).code}`,
  },
  { name: "room-contrast", open: host, theme: "contrast" },
  { name: "room-forced-colours", open: host, media: { forcedColors: "active" } },
  { name: "room-more-contrast", open: kind("spiral", 600), media: { contrast: "more" } },
  { name: "run", open: saved },
  { name: "run-start", open: async (stage) => (await saved(stage)).replace("412", "0") },
  { name: "run-end", open: async (stage) => (await saved(stage)).replace("412", "1000") },
  { name: "run-maths", open: (stage) => saved(stage, "&panel=maths") },
  { name: "run-activity", open: (stage) => saved(stage, "&panel=activity") },
  { name: "run-numpy", open: (stage) => saved(stage, "&panel=numpy") },
  { name: "run-settings", open: saved, tab: "settings" },
  { name: "run-share", open: saved, act: press("share-run") },
  {
    name: "run-fork",
    open: async (stage) => `${stage.url}/run/${(await stage.classroom()).runId}?step=12`,
  },
  { name: "run-diverged", open: replay("diverging", 1_000, 2) },
  { name: "run-spiral", open: replay("spiral", 600, 300) },
  { name: "run-digits", open: replay("digits", 100, 40) },
  { name: "run-playing", open: replay("spiral", 600, 100), act: keys(" ") },
  { name: "run-keys", open: saved, act: key("?") },
  { name: "run-contrast", open: saved, theme: "contrast" },
  {
    name: "embed-run",
    open: async (stage) => `${stage.url}/embed/run/${(await stage.classroom()).savedRunId}`,
  },
];

/** The class's room, with a star and a note. */
async function labelled(stage) {
  await stage.library();
  return await host(stage);
}

const PRESETS = [
  "origin",
  "trask",
  "playground",
  "spiral",
  "iris",
  "digits",
  "saturated-sigmoids",
  "all-zeros",
];

/** What a preset makes of a room, some seconds into its run. */
export const PRESET_STATES = PRESETS.map((id) => ({
  name: `preset-${id}`,
  open: async (stage) => `${stage.url}${(await stage.fresh("origin")).path}`,
  act: async (page) => {
    await press("presets", `start-preset-${id}`)(page);
    await page.getByTestId("preset-origin").waitFor({ state: "detached" });
    await press("play-pause")(page);
    await page.waitForTimeout(4_000);
    await press("play-pause")(page);
  },
}));

function replay(name, steps, step) {
  return async (stage) => {
    const { host: teacher } = await stage.room(name, steps);
    return `${stage.url}/run/${teacher.runId}?step=${step}`;
  };
}

function pressNode(index) {
  return async (page) => {
    await page.locator("[data-testid^=unit-]").nth(index).click();
  };
}
