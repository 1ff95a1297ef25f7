import { figureOf, say } from "./figure.mjs";
import { ROOM_SETTINGS, roomPath, saveRun } from "./rooms.mjs";
import { slowDown, visit } from "./visit.mjs";

const PLAY = '[data-testid="play-pause"]';
/** Of compressed JavaScript, before a page can be used: KB are thousands of bytes. */
const SCRIPT_KB = 250;
const SHIFT = 0.05;
const SLOWDOWN = 4;
/** Bytes a second and ms; "fast 3G" as the browser's own tools have it: 1.6 Mbit/s, 562.5 ms. */
const NETWORKS = [
  { name: "10 Mbit/s, 40 ms", bytesPerSecond: 1_250_000, latency: 40, belowMs: 2_000 },
  { name: "fast 3G", bytesPerSecond: 180_000, latency: 562.5, belowMs: 5_000 },
];
/** A phone, a tablet, and a desktop: the sizes beside the usual one. */
const OTHER_SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1920, height: 1080 },
];
/** What comes by itself after a page can be used has come by then. */
const REST_MS = 3_000;
const TIMEOUT_MS = 60_000;

/** First visits, with a processor four times slower, on two networks. */
export async function measureLoads({ browser, url, repeats }) {
  const runId = await saveRun(url);
  const pages = [
    { page: "room", path: await roomPath(url, ROOM_SETTINGS.origin), control: PLAY },
    { page: "replay", path: `/run/${runId}`, control: PLAY },
    { page: "home", path: "/", control: '[data-testid="open-room"]' },
  ];
  const figures = [];
  for (const { page, path, control } of pages) {
    for (const network of NETWORKS) {
      say(`loading ${page} on ${network.name}`);
      const loads = [];
      for (let i = 0; i < repeats; i++) {
        loads.push(await load(browser, `${url}${path}`, { control, network }));
      }
      figures.push(...figuresOf(loads, page, network));
    }
    figures.push(...(await measureShifts(browser, `${url}${path}`, { page, control, repeats })));
  }
  return figures;
}

/** What moves while a page comes in depends on its columns. */
async function measureShifts(browser, address, { page, control, repeats }) {
  const [network] = NETWORKS;
  const figures = [];
  for (const viewport of OTHER_SIZES) {
    const size = `${viewport.width} x ${viewport.height}`;
    say(`loading ${page} at ${size}`);
    const values = [];
    for (let i = 0; i < repeats; i++) {
      const { layoutShift } = await load(browser, address, { control, network, viewport });
      values.push(layoutShift);
    }
    const where = `${page}, ${network.name}, CPU / ${SLOWDOWN}`;
    figures.push(
      figureOf({ what: `layout shift at ${size}`, where, unit: "", below: SHIFT, values }),
    );
  }
  return figures;
}

function figuresOf(loads, page, { name, belowMs }) {
  const where = `${page}, ${name}, CPU / ${SLOWDOWN}`;
  const figure = (what, unit, key, below) =>
    figureOf({ what, where, unit, below, values: loads.map((one) => one[key]) });
  return [
    figure("JavaScript until usable", "KB", "scriptKb", SCRIPT_KB),
    figure("JavaScript after that", "KB", "laterScriptKb"),
    figure("first paint", "ms", "firstPaintMs"),
    figure("usable", "ms", "usableMs", belowMs),
    figure("layout shift", "", "layoutShift", SHIFT),
  ];
}

/** A first visit with nothing in any cache. */
function load(browser, address, { control, network, viewport }) {
  const { bytesPerSecond, latency } = network;
  const act = async (page, cdp) => {
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", {
      offline: false,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond / 2,
      latency,
    });
    await slowDown(cdp, SLOWDOWN);
    await page.addInitScript(watchForUse, control);
    await page.goto(address, { waitUntil: "commit", timeout: TIMEOUT_MS });
    await page.waitForFunction(() => window.usableAtMs !== undefined, null, {
      timeout: TIMEOUT_MS,
    });
    await page.waitForTimeout(REST_MS);
    return await page.evaluate(sumUp);
  };
  return visit(browser, act, viewport);
}

/**
 * In the page: when its main control is there, may be pressed, is React's, and the main thread is
 * free to answer: it looks once before each picture.
 */
function watchForUse(selector) {
  let shift = 0;
  window.layoutShift = () => shift;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) {
      shift += hadRecentInput ? 0 : value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const control = document.querySelector(selector);
    const isAlive =
      control !== null &&
      !control.disabled &&
      Object.keys(control).some((key) => key.startsWith("__reactProps"));
    if (isAlive) {
      window.usableAtMs = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/** In the page: what came over the line, compressed and without headers. */
function sumUp() {
  const scripts = performance
    .getEntriesByType("resource")
    .filter(({ name }) => new URL(name).pathname.endsWith(".js"));
  const kb = (entries) => entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1_000;
  // What was asked for before counts, also where it came later.
  return {
    scriptKb: kb(scripts.filter(({ startTime }) => startTime < window.usableAtMs)),
    laterScriptKb: kb(scripts.filter(({ startTime }) => startTime >= window.usableAtMs)),
    usableMs: window.usableAtMs,
    firstPaintMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    layoutShift: window.layoutShift(),
  };
}
