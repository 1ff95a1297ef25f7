import { expect, type Locator, type Page } from "@playwright/test";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESET_IDS, PRESETS } from "#protocol/presets.ts";
import { overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { expectEngineNumbers } from "#tests/support/engine-numbers.ts";
import {
  joinByCode,
  newPage,
  newPhone,
  openRoom,
  openTab,
  play,
  shown,
  showsStep,
} from "#tests/support/room-page.ts";
import { pausedAt, roomNow } from "#tests/support/standing.ts";

const CLOSED = ["regularization", "batch", "bench"];

function field(page: Page, path: string): Locator {
  return page.getByTestId(`field-${path}`);
}

async function openSections(page: Page): Promise<void> {
  for (const name of CLOSED) {
    await page.getByTestId(`section-${name}`).click();
  }
}

async function choose(page: Page, path: string, option: string): Promise<void> {
  await field(page, path).click();
  await page.getByRole("option", { name: new RegExp(`^${option}`) }).click();
}

async function type(page: Page, path: string, value: string): Promise<void> {
  await field(page, path).fill(value);
  await field(page, path).press("Enter");
}

const CHANGED: TrainingSettings = {
  version: 1,
  data: {
    kind: "generated",
    name: "moons",
    samples: 200,
    noise: 0.1,
    seed: 7,
    scaling: "standardize",
  },
  testShare: 0.25,
  splitSeed: 5,
  features: ["x1", "x2", "x1*x2"],
  layers: [
    { units: 3, activation: "relu" },
    { units: 3, activation: "sigmoid" },
    { units: 2, activation: "softmax" },
  ],
  bias: true,
  initial: { scheme: "he-normal", seed: 9 },
  loss: "softmax-cross-entropy",
  optimizer: { kind: "nesterov", learningRate: 0.05, momentum: 0.8 },
  regularization: { kind: "l2", rate: 0.01 },
  batch: { size: 20, seed: 3 },
  updateRule: { layer: 1, rule: "transposed" },
  stop: { steps: 400, loss: 0.001 },
};

test("UX-20 every setting is changed in the room, the other sees each, and the next run has them all", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  await openSections(host);
  await openSections(other);

  await host.getByTestId("set-moons").click();
  await expect(field(other, "data-name")).toHaveAttribute("data-value", "moons");
  const chosen: readonly (readonly [path: string, option: string, value: string])[] = [
    ["data-scaling", "standardise", "standardize"],
    ["initial-scheme", "He normal", "he-normal"],
    ["loss", "softmax", "softmax-cross-entropy"],
    ["optimizer", "Nesterov", "nesterov"],
    ["regularization", "L2", "l2"],
    ["batch", "Mini", "mini"],
  ];
  for (const [path, option, value] of chosen) {
    await choose(host, path, option);
    await expect(field(other, path)).toHaveAttribute("data-value", value);
  }
  // The loss brought softmax and a second output along, and said so.
  await expect(host.getByTestId("also-changed").filter({ hasText: "softmax" })).toBeVisible();
  await expect(field(other, "layers-1-activation")).toHaveAttribute("data-value", "softmax");

  await host.getByTestId("add-layer").click();
  await host.getByTestId("feature-x1*x2").click();
  await expect(other.getByTestId("features")).toHaveAttribute("data-value", "x1 x2 x1*x2");
  await field(host, "bias").click();
  await expect(field(other, "bias")).toBeChecked();
  const typed: readonly (readonly [path: string, value: string])[] = [
    ["data-samples", "200"],
    ["data-noise", "0.1"],
    ["data-seed", "7"],
    ["testShare", "0.25"],
    ["splitSeed", "5"],
    ["layers-0-units", "3"],
    ["layers-1-units", "3"],
    ["initial-seed", "9"],
    ["optimizer-learningRate", "0.05"],
    ["optimizer-momentum", "0.8"],
    ["regularization-rate", "0.01"],
    ["batch-size", "20"],
    ["batch-seed", "3"],
    ["stop-steps", "400"],
    ["stop-loss", "0.001"],
  ];
  for (const [path, value] of typed) {
    await type(host, path, value);
    await expect(field(other, path)).toHaveAttribute("data-value", value);
  }
  await choose(host, "layers-0-activation", "relu");
  await field(host, "updateRule-layer").getByText("1", { exact: true }).click();
  await choose(host, "updateRule", "transposed");
  await expect(field(other, "updateRule")).toHaveAttribute("data-value", "transposed");
  await expect(other.getByTestId("row-counts")).toHaveAttribute("data-value", "150 50");
  await expect(other.getByTestId("data-scatter")).toHaveAttribute("data-value", "200");

  await host.getByTestId("start-run").click();
  await expect(other.getByTestId("next-run-bar")).toBeHidden();
  const { run, settings } = await roomNow(host, code);
  expect(settings).toEqual(CHANGED);
  expect(run.settings).toEqual(CHANGED);
  await play(host, "30");
  await showsStep(other, 5);
  await host.getByTestId("play-pause").click();
  await pausedAt(code, [host, other]);
  expectEngineNumbers(await shown(other), CHANGED);
});

test("UX-21 every preset starts with one click and everybody sees its network", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  // Origin is there already: it comes last.
  for (const id of [...PRESET_IDS.slice(1), PRESET_IDS[0]]) {
    await host.getByTestId("presets").click();
    await host.getByTestId(`start-preset-${id}`).click();
    const wanted = PRESETS[id];
    const widths = wanted.layers.map(({ units }) => units);
    await expect(other.getByTestId("next-run-bar")).toBeHidden();
    await expect
      .poll(async () => (await roomNow(host, code)).run.settings, { message: id })
      .toEqual(wanted);
    await expect(field(other, "initial-scheme")).toHaveAttribute(
      "data-value",
      wanted.initial.scheme,
    );
    await host.getByTestId("step-once").click();
    await showsStep(other, 1);
    await expect(other.getByTestId("step")).toHaveAttribute("data-value", "1");
    await expect(
      async () => {
        expectEngineNumbers(await shown(other), wanted);
      },
      `${id} ${widths.join("-")}`,
    ).toPass();
  }
});

test("UX-22 momentum, penalty and batch take effect at a step of the running training", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  await openSections(host);
  await host.getByTestId("presets").click();
  await host.getByTestId("start-preset-iris").click();
  await expect(field(other, "data-name")).toHaveAttribute("data-value", "iris");
  await play(host, "30");
  await showsStep(other, 5);
  await type(host, "optimizer-momentum", "0.5");
  await type(host, "regularization-rate", "0.02");
  await type(host, "batch-size", "21");
  await expect(other.getByTestId("activity")).toContainText(/momentum 0[.,]5/);
  await expect(other.getByTestId("activity")).toContainText("21");
  await expect(other.getByTestId("next-run-bar")).toBeHidden();
  await host.getByTestId("play-pause").click();
  await pausedAt(code, [host, other]);

  const { run } = await roomNow(host, code);
  expect(run.settings).toEqual(PRESETS.iris);
  expect(run.events.map(({ change }) => change)).toEqual([
    { kind: "set-momentum", value: 0.5 },
    { kind: "set-regularization", regularization: { kind: "l2", rate: 0.02 } },
    { kind: "set-batch", batch: { size: 21, seed: 1 } },
  ]);
  for (const { step } of run.events) {
    expect(step).toBeGreaterThan(0);
  }
  expectEngineNumbers(await shown(other), PRESETS.iris, run.events);
});

test("UX-23 a limit is told at the control, what was typed stays, and the room is as it was", async ({
  browser,
}) => {
  const phone = await newPhone(browser);
  const code = await openRoom(phone, "Hana");
  await openTab(phone, "settings");
  await openSections(phone);
  await choose(phone, "batch", "Mini");
  const refused: readonly (readonly [path: string, value: string, words: RegExp])[] = [
    ["optimizer-learningRate", "5000", /From/],
    ["layers-0-units", "513", /From 1 to 512/],
    ["batch-size", "5", /From 1 to 4/],
    ["testShare", "0.95", /From 0 to 0[.,]9/],
    ["initial-seed", "1.5", /whole/],
    ["stop-steps", "abc", /not a number/],
  ];
  for (const [path, value, words] of refused) {
    await type(phone, path, value);
    const refusal = phone.getByTestId("refusal").filter({ hasText: words });
    await expect(refusal).toBeVisible();
    await expect(field(phone, path)).toHaveValue(value);
    await field(phone, path).press("Escape");
    await expect(refusal).toBeHidden();
  }
  // One column of targets is no choice of classes: softmax is there, but off, and says why.
  await field(phone, "loss").click();
  const softmax = phone.getByRole("option", { name: /^softmax/ });
  await expect(softmax).toBeDisabled();
  await expect(softmax).toContainText("at least 2 units");
  await phone.keyboard.press("Escape");
  const { settings } = await roomNow(phone, code);
  expect(settings).toEqual({ ...ORIGIN, batch: { size: 4, seed: 1 } });
  await expect.poll(() => overflowPx(phone)).toBe(0);
});

test("UX-24 a pasted table becomes the room's, with the output that it needs", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const other = await newPage(browser);
  await joinByCode(other, code, "Emil");
  await host.getByTestId("paste-table").click();
  await host.getByTestId("paste-text").fill("a;b;p;q\n1;0,5;1\n0;2;0;1");
  await host.getByTestId("paste-read").click();
  await expect(host.getByTestId("read-problem")).toContainText("Line 2 has 3 cells");
  await expect(host.getByTestId("paste-replace")).toBeDisabled();
  await host.getByTestId("import-again").click();
  await host.getByTestId("paste-text").fill("a;b;p;q\n1;0,5;1;0\n0;2;0;1");
  await host.getByTestId("paste-read").click();
  await host.getByTestId("role-p").click();
  await host.getByRole("option", { name: "target", exact: true }).click();
  await expect(host.getByTestId("import-also")).toContainText("units of the output to 2");
  await host.getByTestId("paste-replace").click();
  await expect(host.getByTestId("import-table")).toBeHidden();
  await expect(field(other, "data-rows-0-1")).toHaveValue("0.5");
  await expect(other.getByTestId("data-scatter")).toHaveAttribute("data-value", "2");
  const { settings } = await roomNow(host, code);
  expect(settings.data).toEqual({
    kind: "table",
    inputs: ["a", "b"],
    outputs: ["p", "q"],
    rows: [
      [1, 0.5, 1, 0],
      [0, 2, 0, 1],
    ],
    scaling: "none",
  });
  expect(settings.layers.at(-1)).toEqual({ units: 2, activation: "sigmoid" });
});
