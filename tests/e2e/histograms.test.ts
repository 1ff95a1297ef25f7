import { expect, type Page } from "@playwright/test";
import { networkLayers, weightsOf } from "#engine/network.ts";
import { explainStep } from "#engine/reference/explain.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow, truthAt } from "#tests/support/engine-truth.ts";
import { newPage, openRoom, play, showsStep } from "#tests/support/room-page.ts";
import { runIdOf } from "#tests/support/standing.ts";

interface Told {
  readonly step: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

function told(page: Page): Promise<Told> {
  return page.getByTestId("histogram-told").evaluate((line) => {
    const of = (name: string) => Number(line.getAttribute(`data-${name}`) ?? "NaN");
    return { step: of("step"), count: of("count"), min: of("min"), max: of("max") };
  });
}

async function expectBinsOf(page: Page, values: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const { min, max } = await told(page);
      return [min, max];
    })
    .toEqual([Math.min(...values), Math.max(...values)]);
  const bins = () =>
    page.getByTestId("histogram-bin").evaluateAll((rows) =>
      rows.map((row) => {
        const of = (name: string) => Number(row.getAttribute(`data-${name}`) ?? "NaN");
        return { low: of("low"), high: of("high"), count: of("count") };
      }),
    );
  await expect
    .poll(async () => (await bins()).reduce((sum, { count }) => sum + count, 0))
    .toBe(values.length);
  for (const { low, high, count } of await bins()) {
    expect(values.filter((value) => value >= low && value < high).length).toBe(count);
  }
}

async function reads(page: Page, events: readonly EngineEvent[]): Promise<void> {
  await page.getByTestId("histograms").press("Enter");
  const map = page.getByTestId("histogram-map");
  const [layer] = networkLayers(ORIGIN);
  if (layer === undefined) {
    throw new Error("Origin has layers");
  }
  for (const [key, step] of [
    ["End", 1000],
    ["ArrowLeft", 992],
    ["Home", 0],
  ] as const) {
    await expect(page.getByTestId("histogram-told")).toBeVisible();
    await expect
      .poll(async () => {
        await map.press(key === "ArrowLeft" ? "End" : key);
        if (key === "ArrowLeft") {
          await map.press(key);
        }
        return (await told(page)).step;
      })
      .toBe(step);
    const training = truthAt(ORIGIN, events, step);
    await expectBinsOf(page, [...weightsOf(layer, training.parameters).data]);
  }
  await page.getByTestId("histogram-part").getByText("dC/dW").click();
  await expect.poll(async () => (await told(page)).count).toBe(12);
  await map.press("Home");
  const start = truthAt(ORIGIN, events, 0).keyframe();
  const [first] = explainStep(ORIGIN, datasetNow(ORIGIN), start).layers;
  await expectBinsOf(page, [...(first?.weightGradient.data ?? [])]);
}

test("UX-132 the histograms over time are of the run's own weights and gradients, live and in the replay", async ({
  browser,
}) => {
  const page = await newPage(browser);
  const code = await openRoom(page, "Ada");
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  await reads(page, []);
  await page.goto(`/run/${await runIdOf(page, code)}`);
  await showsStep(page);
  await reads(page, []);
});

test("UX-133 a histogram follows a weight that was set by hand; bins may grow with the size", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 768 } });
  await openRoom(page, "Ada");
  await page.getByTestId("histograms").press("Enter");
  await expect(page.getByTestId("histogram-told")).toHaveAttribute("data-step", "0");
  await page.getByTestId("weight-1-1-1").press("Enter");
  await page.getByTestId("parameter-input").fill("-30");
  await page.getByTestId("parameter-input").press("Enter");
  await expect(page.getByTestId("histogram-told")).toHaveAttribute("data-min", "-30");
  await page.getByTestId("histogram-bins").getByText("symlog").click();
  const lowest = page.getByTestId("histogram-bin").last();
  await expect(lowest).toHaveAttribute("data-low", "-50");
  await expect(lowest).toHaveAttribute("data-high", "-20");
  await expect(lowest).toHaveAttribute("data-count", "1");
});
