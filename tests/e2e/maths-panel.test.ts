import { expect, type Page } from "@playwright/test";
import { Mt19937 } from "#engine/random/mt19937.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { parseSettings } from "#protocol/settings.ts";
import { Chance } from "#tests/fuzz/chance.ts";
import { randomDocument } from "#tests/fuzz/random-document.ts";
import { axeFaults, overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { expectTrueSteps, trueModel } from "#tests/support/maths-page.ts";
import { newPage, newPhone, openRoomOf, play, showsStep } from "#tests/support/room-page.ts";
import { pausedAt, runIdOf } from "#tests/support/standing.ts";

const DEEP: TrainingSettings = {
  ...ORIGIN,
  data: { kind: "generated", name: "moons", samples: 40, noise: 0.1, seed: 3, scaling: "none" },
  testShare: 0.2,
  layers: [
    { units: 5, activation: "tanh" },
    { units: 4, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
  bias: true,
  loss: "binary-cross-entropy",
  optimizer: { kind: "adam", learningRate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  batch: { size: 6, seed: 4 },
  stop: { steps: 60 },
};

const IRIS: TrainingSettings = {
  ...PRESETS.iris,
  regularization: { kind: "l2", rate: 0.01 },
  stop: { steps: 40 },
};

/** The saved run of a room that has trained to its end. */
async function trainedRun(page: Page, settings: TrainingSettings): Promise<string> {
  const { code } = await openRoomOf(page, settings);
  await play(page, "max");
  await expect(page.getByTestId("ended")).toBeVisible();
  return await runIdOf(page, code);
}

/** Settings over the whole schema, of a run that comes to its last step. */
function drawnSettings(seed: number): TrainingSettings {
  const chance = new Chance(seed);
  for (;;) {
    const parsed = parseSettings(randomDocument(chance));
    if (parsed.ok && parsed.value.data.kind !== "bundled" && parsed.value.stop.steps > 4) {
      const end = truthAt(parsed.value, [], parsed.value.stop.steps);
      if (end.end?.reason === "steps") {
        return parsed.value;
      }
    }
  }
}

const RUNS: readonly (readonly [name: string, settings: TrainingSettings, seed: number])[] = [
  ["Origin", { ...ORIGIN, stop: { steps: 80 } }, 1],
  ["deep", DEEP, 2],
  ["iris", IRIS, 3],
  ["drawn with seed 4", drawnSettings(4), 4],
  ["drawn with seed 7", drawnSettings(7), 7],
];

for (const [name, settings, seed] of RUNS) {
  test(`UX-200 every number of the maths panel is the engine's in a replay: ${name}`, async ({
    browser,
  }) => {
    const page = await newPage(browser);
    const id = await trainedRun(page, settings);
    const random = Mt19937.fromSeed(seed);
    const step = 1 + Math.floor(random.uniform() * (settings.stop.steps - 1));
    await page.goto(`/run/${id}?step=${step}&panel=maths`);
    await expectTrueSteps(page, trueModel(settings, step));
    await page.getByTestId("maths-convention").getByText("subtract").click();
    await page.getByTestId("step-back").click();
    await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step - 1));
    const model = trueModel(settings, step - 1, "subtract");
    await expectTrueSteps(page, { ...model, steps: model.steps.slice(-3) });
  });
}

test("UX-201 live, the panel opens by a key, follows the run, and links its four views with the picture", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  const { code } = await openRoomOf(page, ORIGIN);
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/panel=maths/);
  await expect(page.getByTestId("lower-tab-maths")).toBeFocused();
  await expect(page.getByTestId("maths-iteration")).toHaveAttribute("data-value", "0");
  await play(page, "30");
  await showsStep(page, 10);
  await page.getByTestId("play-pause").click();
  const step = await pausedAt(code, [page]);
  await expectTrueSteps(page, trueModel(ORIGIN, step));

  await page.getByTestId("maths-step-delta2").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("maths-step-gradient2")).toBeFocused();
  await expect(page.getByTestId("maths-title")).toContainText("7");
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step));

  const cell = page.locator("[data-testid=step-matrices] [data-matrix=dW2] [data-cell='1-0']");
  await cell.hover();
  await expect(cell).toHaveAttribute("data-lit", "on");
  await expect(
    page.locator("[data-testid=step-matrices] [data-matrix=a1] [data-cell='3-1']"),
  ).toHaveAttribute("data-lit", "echo");
  await expect(
    page.locator("[data-testid=step-matrices] [data-matrix=a1] [data-cell='3-0']"),
  ).not.toHaveAttribute("data-lit");
  for (const part of ["formula", "numpy-lines"]) {
    const term = page.getByTestId(part).locator("[data-entity=dW2]").first();
    await expect(term).toHaveAttribute("data-lit", "on");
  }
  const model = trueModel(ORIGIN, step);
  const whole = model.entities.get("dW2")?.matrix.data[1];
  await expect(page.getByTestId("readout-dW2")).toHaveAttribute("data-value", String(whole));
  await page.getByTestId("unit-1-2").hover();
  await expect(
    page.locator("[data-testid=step-matrices] [data-matrix=a1] [data-cell='0-1']"),
  ).toHaveAttribute("data-lit", "on");
});

test("UX-202 the panel is read aloud, moved in by keys, and shows one matrix at a time on a phone", async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 1366, height: 900 } });
  const { path } = await openRoomOf(page, ORIGIN);
  await page.keyboard.press("m");
  await page.getByTestId("maths-step-gradient2").click();
  const first = page.locator("[data-testid=step-matrices] [data-matrix=dW2] [data-cell='0-0']");
  await first.focus();
  await page.keyboard.press("ArrowDown");
  const second = page.locator("[data-testid=step-matrices] [data-matrix=dW2] [data-cell='1-0']");
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute(
    "aria-label",
    /^d W 2, hidden 2, output 1: (minus )?0\.\d+$/,
  );
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  const term = page.getByTestId("formula").first().locator("[data-entity=dW2]");
  await term.press("ArrowRight");
  await expect(page.getByTestId("formula").first().locator("[data-entity=a1]")).toBeFocused();
  expect(await axeFaults(page)).toEqual([]);

  const phone = await newPhone(browser);
  await phone.goto(path.replace("#", "?panel=maths#"));
  await phone.getByTestId("name-submit").click();
  await phone.getByTestId("maths-step-gradient2").tap();
  await expect(phone.locator("[data-testid=step-matrices] [data-matrix]:visible")).toHaveCount(1);
  await phone.getByTestId("matrix-strip").getByRole("tab", { name: "a 1" }).tap();
  await expect(phone.getByTestId("matrix-a1")).toBeVisible();
  await expect(phone.getByTestId("matrix-dW2")).toBeHidden();
  await phone.getByTestId("formula").first().locator("[data-entity=delta2]").tap();
  await expect(phone.getByTestId("matrix-delta2")).toBeVisible();
  await expect.poll(() => overflowPx(phone)).toBeLessThanOrEqual(0);
  expect(await axeFaults(phone)).toEqual([]);
});
