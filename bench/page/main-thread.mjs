const CATEGORIES = ["toplevel", "__metadata"];

/** Records what the renderer's main thread does meanwhile: every task, in ms. */
export async function mainThreadTasks(browser, page, act) {
  const events = [];
  const cdp = await browser.newBrowserCDPSession();
  cdp.on("Tracing.dataCollected", ({ value }) => {
    events.push(...value);
  });
  const done = new Promise((resolve) => {
    cdp.once("Tracing.tracingComplete", resolve);
  });
  const mark = `bench ${Math.random()}`;
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: [...CATEGORIES, "blink.user_timing"] },
  });
  await page.evaluate((name) => performance.mark(name), mark);
  await act();
  await cdp.send("Tracing.end");
  await done;
  await cdp.detach();
  // The thread that set the mark is the one of this page.
  const own = events.find(({ name }) => name === mark);
  if (own === undefined) {
    throw new Error("the trace does not have the page's own mark");
  }
  return events
    .filter(
      ({ name, ph, pid, tid, ts }) =>
        name === "ThreadControllerImpl::RunTask" &&
        ph === "X" &&
        pid === own.pid &&
        tid === own.tid &&
        ts >= own.ts,
    )
    .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1_000, cpuMs: tdur / 1_000 }));
}
