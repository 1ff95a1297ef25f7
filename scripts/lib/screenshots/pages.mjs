// Pages and what is between them and the reader: one entry for each state that must look finished.
// `open` gives the address; `before` prepares the page, `act` brings it into the state.
import { choose, inTurn, press, rest } from "./act.mjs";
import { keepSilent, openLine, refuseHandshake, withoutSimd } from "./wire.mjs";

/** Taken before anything was trained. */
export const EMPTY = [
  { name: "runs-empty", open: (stage) => `${stage.url}/runs` },
  { name: "home-first", open: (stage) => `${stage.url}/` },
];

const roomOf = async (stage) => `${stage.url}${(await stage.classroom()).hostPath}`;
const byCode = async (stage) => `${stage.url}/room/${(await stage.classroom()).code}`;

export const PAGES = [
  { name: "home", open: afterClass("/") },
  {
    name: "home-spiral",
    open: (stage) => `${stage.url}/`,
    act: async (page) => {
      await page.getByTestId("playground-network").getByText("Spiral").click();
      await page.waitForTimeout(3_000);
    },
  },
  {
    name: "home-end",
    open: (stage) => `${stage.url}/`,
    act: inTurn(choose("speed", "max"), rest(4_000)),
  },
  {
    name: "home-my-rooms",
    open: roomOf,
    act: async (page, stage) => {
      await page.getByTestId("step").waitFor();
      for (const kind of ["spiral", "plane"]) {
        await page.goto(`${stage.url}${(await stage.room(kind)).path}`);
        await page.getByTestId("step").waitFor();
      }
      await page.goto(stage.url);
      await page.waitForTimeout(2_000);
    },
  },
  { name: "home-menu", open: (stage) => `${stage.url}/`, act: press("page-menu") },
  {
    name: "home-wrong-code",
    open: (stage) => `${stage.url}/`,
    act: async (page) => {
      await page.getByTestId("join-code").fill("AAAAAA");
      await page.getByTestId("join-submit").click();
    },
  },
  { name: "home-without-simd", open: (stage) => `${stage.url}/`, before: withoutSimd },
  {
    name: "home-without-scripts",
    open: (stage) => `${stage.url}/`,
    context: { javaScriptEnabled: false },
  },
  { name: "runs", open: library("") },
  { name: "runs-search", open: library("?q=spiral&sort=loss") },
  { name: "runs-starred", open: library("?starred=1") },
  { name: "runs-no-match", open: library("?q=nothing+like+this") },
  {
    name: "runs-picked",
    open: library(""),
    act: async (page) => {
      await page.getByTestId("pick-run").nth(0).check();
      await page.getByTestId("pick-run").nth(1).check();
    },
  },
  { name: "compare", open: comparison(["spiral", "spiral-slow", "plane"]) },
  { name: "compare-four", open: comparison(["spiral", "spiral-slow", "plane", "iris"]) },
  { name: "compare-two", open: comparison(["spiral", "spiral-slow"]) },
  { name: "compare-contrast", open: comparison(["spiral", "spiral-slow"]), theme: "contrast" },
  { name: "compare-nothing", open: (stage) => `${stage.url}/compare?runs=only-one` },
  { name: "compare-unknown", open: (stage) => `${stage.url}/compare?runs=no-such,nor-this` },
  { name: "not-found", open: (stage) => `${stage.url}/nothing-here` },
  { name: "room-not-found", open: (stage) => `${stage.url}/room/AAAAAA` },
  { name: "run-not-found", open: (stage) => `${stage.url}/run/nothing-here` },
  { name: "embed-room-not-found", open: (stage) => `${stage.url}/embed/room/AAAAAA` },
  { name: "embed-run-not-found", open: (stage) => `${stage.url}/embed/run/nothing-here` },
  {
    name: "key-refused",
    open: async (stage) => `${stage.url}/room/${(await stage.classroom()).code}#key=not-a-key`,
  },
  {
    name: "room-full",
    open: byCode,
    before: refuseHandshake("room-full", "300 people are in it."),
  },
  { name: "connecting", open: byCode, before: keepSilent },
  {
    name: "outdated",
    open: byCode,
    before: refuseHandshake("protocol-mismatch", "Another version."),
  },
  {
    name: "server-restarting",
    open: byCode,
    before: refuseHandshake("server-stopping", "Restarting."),
    act: (page) => page.waitForTimeout(7_000),
  },
  {
    name: "slow-line",
    open: byCode,
    before: refuseHandshake("too-slow", "Frames waited too long."),
    act: (page) => page.waitForTimeout(7_000),
  },
  {
    name: "reconnecting",
    open: roomOf,
    before: async (page) => {
      const line = await openLine(page);
      return () => line.cut();
    },
    act: async (page, _stage, cut) => {
      await page.getByTestId("step").waitFor();
      await cut();
      await page.getByTestId("reconnecting").waitFor();
    },
  },
  {
    name: "page-broken",
    open: roomOf,
    before: (page) =>
      page.addInitScript(() => {
        window.ResizeObserver = class {
          constructor() {
            throw new Error("broken on purpose");
          }
        };
      }),
  },
];

/** With runs of several rooms, some starred and noted. */
function library(search) {
  return async (stage) => {
    await stage.library();
    return `${stage.url}/runs${search}`;
  };
}

function comparison(kinds) {
  return async (stage) => {
    await stage.library();
    const rooms = await Promise.all(kinds.map((kind) => stage.room(kind)));
    return `${stage.url}/compare?runs=${rooms.map(({ host }) => host.runId).join(",")}`;
  };
}

/** With the saved run of a class in the library. */
function afterClass(path) {
  return async (stage) => {
    await stage.classroom();
    return `${stage.url}${path}`;
  };
}
