import { figureOf, say } from "./figure.mjs";
import { mainThreadTasks } from "./main-thread.mjs";
import { ROOM_SETTINGS, roomPath, saveRun } from "./rooms.mjs";
import { openRun, playAtThirty, slowDown, visit } from "./visit.mjs";

/** Of the main thread's own time, by how many times the processor is slower. */
const FRAME_MS = { 1: 6, 6: 30 };
const LONG_TASK_MS = 50;
/** What happens once, after loading and after play, is over by then. */
const SETTLE_MS = 4_000;

/** Thirty frames a second of every network in its room, and of Origin on the other pages. */
export async function measureStreams({ browser, url, repeats, seconds }) {
  const streams = [];
  for (const [name, settings] of Object.entries(ROOM_SETTINGS)) {
    streams.push({ name: `room, ${name}`, path: await roomPath(url, settings) });
  }
  streams.push({ name: "replay, origin", path: `/run/${await saveRun(url)}` });
  streams.push({ name: "home, origin", path: "/" });
  const figures = [];
  for (const { name, path } of streams) {
    for (const rate of Object.keys(FRAME_MS).map(Number)) {
      say(`${name}, a processor ${rate} times slower`);
      const windows = await measureStream(browser, `${url}${path}`, { rate, repeats, seconds });
      figures.push(...figuresOf(windows, `${name}, CPU / ${rate}`, rate));
    }
  }
  return figures;
}

function figuresOf(windows, where, rate) {
  const figure = (what, unit, key, below) =>
    figureOf({ what, where, unit, below, values: windows.map((one) => one[key]) });
  return [
    figure("main thread for a frame", "ms", "frameMs", FRAME_MS[rate]),
    figure("its longest task", "ms", "longestMs", rate === 1 ? LONG_TASK_MS : undefined),
    figure("frames a second", "Hz", "framesPerSecond"),
  ];
}

/** Several windows of one stream. */
function measureStream(browser, address, { rate, repeats, seconds }) {
  return visit(browser, async (page, cdp) => {
    await openRun(page, address);
    await playAtThirty(page);
    await page.mouse.move(0, 0);
    await slowDown(cdp, rate);
    await page.evaluate(countFrames);
    const windows = [];
    for (let i = 0; i < repeats; i++) {
      await page.waitForTimeout(i === 0 ? SETTLE_MS : 0);
      windows.push(await measureWindow(browser, page, seconds));
    }
    return windows;
  });
}

async function measureWindow(browser, page, seconds) {
  const before = await page.evaluate(() => window.frames30);
  const tasks = await mainThreadTasks(browser, page, () => page.waitForTimeout(seconds * 1_000));
  const frames = (await page.evaluate(() => window.frames30)) - before;
  return {
    framesPerSecond: frames / seconds,
    frameMs: tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / frames,
    longestMs: Math.max(...tasks.map(({ cpuMs }) => cpuMs)),
  };
}

/** In the page: a frame was drawn when the step on the screen is another. */
function countFrames() {
  window.frames30 = 0;
  new MutationObserver(() => {
    window.frames30 += 1;
  }).observe(document.querySelector('[data-testid="step"]'), {
    attributes: true,
    attributeFilter: ["data-value"],
  });
}
