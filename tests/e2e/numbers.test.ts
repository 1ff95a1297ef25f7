import { expect, type Page } from "@playwright/test";
import { PRESETS } from "#protocol/presets.ts";
import { test } from "#tests/support/browser-test.ts";
import { expectEngineNumbers } from "#tests/support/engine-numbers.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { runDetail } from "#tests/support/room-client.ts";
import {
  joinByCode,
  newPage,
  openRoom,
  openRoomOf,
  play,
  shown,
  showsStep,
} from "#tests/support/room-page.ts";
import { pausedAt, runIdOf } from "#tests/support/standing.ts";

function numberIn(page: Page, id: string): Promise<number> {
  return page
    .getByTestId(id)
    .getAttribute("data-value")
    .then((value) => Number(value ?? "NaN"));
}

test("UX-25 a weight set by hand is everybody's at once, the engine goes on from it, a replay has it", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Ada");
  const other = await newPage(browser);
  await joinByCode(other, code, "Bo");

  await host.getByTestId("weight-2-3-1").press("Enter");
  await host.getByTestId("parameter-input").fill("half");
  await host.getByTestId("parameter-input").press("Enter");
  await expect(host.getByTestId("parameter-problem")).toBeVisible();
  await host.getByTestId("parameter-input").fill("0.5");
  await host.getByTestId("parameter-input").press("Enter");
  for (const page of [host, other]) {
    await expect(page.getByTestId("weight-2-3-1")).toHaveAttribute("data-value", "0.5");
    await expect(page.getByTestId("activity")).toContainText("Ada set W2[3][1] to 0.5");
  }
  await expect(host.getByTestId("weight-2-3-1")).toBeFocused();

  await host.getByTestId("weight-1-1-1").press("F2");
  await host.getByTestId("parameter-input").press("Escape");
  await expect(host.getByTestId("weight-1-1-1")).toBeFocused();

  await play(host, "30");
  await showsStep(host, 10);
  await host.getByTestId("weight-1-1-1").click();
  await host.getByTestId("parameter-input").fill("-3");
  await host.getByTestId("parameter-input").press("Enter");
  await expect(other.getByTestId("activity")).toContainText(/set W1\[1\]\[1\] to [−-]3/);
  await host.getByTestId("play-pause").click();
  const step = await pausedAt(code, [host, other]);
  const { origin } = new URL(host.url());
  const { info } = await runDetail(origin, await runIdOf(host, code));
  expect(info.events.map(({ change }) => change.kind)).toEqual(["set-parameter", "set-parameter"]);
  expectEngineNumbers(await shown(host), info.settings, info.events);
  expectEngineNumbers(await shown(other), info.settings, info.events);

  await other.goto(`/run/${info.id}?step=${step}`);
  await showsStep(other, step);
  expectEngineNumbers(await shown(other), info.settings, info.events);
  await expect(other.getByTestId("replay-event")).toHaveCount(2);
  await other.getByTestId("weight-1-1-1").click();
  await expect(other.getByTestId("parameter-input")).toHaveCount(0);
});

test("UX-26 metrics are the network's at the step that they name, and follow it", async ({
  page,
}) => {
  await openRoomOf(page, PRESETS.iris);
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  const last = PRESETS.iris.stop.steps;
  await expect(page.getByTestId("metrics-step")).toHaveAttribute("data-value", String(last));
  const { loss, testLoss } = truthAt(PRESETS.iris, [], last);
  await expect.poll(() => numberIn(page, "metric-train-loss")).toBe(loss);
  await expect.poll(() => numberIn(page, "metric-test-loss")).toBe(testLoss);
  await expect.poll(() => numberIn(page, "metric-test-accuracy")).toBeGreaterThan(0.9);
  let right = 0;
  for (const place of [1, 2, 3]) {
    right += await numberIn(page, `confusion-${place}-${place}`);
  }
  expect(right / 105).toBe(await numberIn(page, "metric-train-accuracy"));
});
