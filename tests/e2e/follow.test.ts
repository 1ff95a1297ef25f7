import { type Browser, expect, type Page } from "@playwright/test";
import { mathsModel } from "#client/maths/maths-model.ts";
import { slowLook } from "#client/views/slow/slow-look.ts";
import { hyperParametersOf } from "#engine/hyper-parameters.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { test } from "#tests/support/browser-test.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";
import { joinByLink, newPage, openNamedRoomOf, play, showsStep } from "#tests/support/room-page.ts";

const DESK = { viewport: { width: 1366, height: 768 } };

/** A host and a pupil, each in a browser of their own. */
async function lesson(browser: Browser): Promise<{ host: Page; pupil: Page; code: string }> {
  const host = await newPage(browser, DESK);
  const { code } = await openNamedRoomOf(host, ORIGIN, "Hana");
  const pupil = await newPage(browser, DESK);
  await joinByLink(pupil, `/room/${code}`, "Paul");
  return { host, pupil, code };
}

async function present(host: Page): Promise<void> {
  await host.getByTestId("page-menu").click();
  await host.getByTestId("present").click();
  await host.keyboard.press("Escape");
  await stands(host, "presenting");
}

async function stands(page: Page, state: "presenting" | "following" | "alone"): Promise<void> {
  await expect(page.getByTestId("follow")).toHaveAttribute("data-state", state);
}

const isChosen = (page: Page, panel: string) =>
  expect(page.getByTestId(`lower-tab-${panel}`)).toHaveAttribute("aria-selected", "true");

test("UX-220 a class follows its host to panel and spotlight, until somebody touches, and again", async ({
  browser,
}) => {
  const { host, pupil, code } = await lesson(browser);
  await present(host);
  await stands(pupil, "following");
  await expect(host.getByTestId("followers")).toHaveAttribute("data-value", "1");
  await host.getByTestId("lower-tab-maths").click();
  await isChosen(pupil, "maths");
  await host.getByTestId("maths-next").click();
  await expect(pupil.getByTestId("maths-step-output1")).toHaveAttribute("aria-current", "step");
  await host.locator('[data-matrix="z1"] [data-cell="2-1"]').first().hover();
  const spotlight = { kind: "entity", entity: "z1", row: 2, col: 1 };
  await expect(pupil.getByTestId("spotlight")).toHaveAttribute(
    "data-value",
    JSON.stringify(spotlight),
  );
  await expect(pupil.locator('[data-matrix="z1"] [data-cell="2-1"]').first()).toHaveAttribute(
    "data-lit",
    "on",
  );
  // A touch: this page goes its own way, and nobody takes it along.
  await pupil.getByTestId("lower-tab-activity").click();
  await stands(pupil, "alone");
  await expect(host.getByTestId("followers")).toHaveAttribute("data-value", "0");
  await host.getByTestId("lower-tab-matrices").click();
  const late = await newPage(browser, DESK);
  await joinByLink(late, `/room/${code}`, "Lea");
  await isChosen(late, "matrices");
  await isChosen(pupil, "activity");
  await pupil.getByTestId("follow-again").press("Enter");
  await isChosen(pupil, "matrices");
  await stands(pupil, "following");
  await expect(pupil.getByTestId("follow")).toBeFocused();
  await host.getByTestId("stop-presenting").click();
  await expect(pupil.getByTestId("follow")).toHaveCount(0);
});

test("UX-221 a class follows to an earlier step; no field is taken from who is in it", async ({
  browser,
}) => {
  const { host, pupil } = await lesson(browser);
  await host.keyboard.press("Shift+ArrowRight");
  await showsStep(pupil, 10);
  const field = pupil.getByTestId("row-field");
  await field.focus();
  await present(host);
  await stands(pupil, "following");
  await host.keyboard.press("ArrowLeft");
  await expect(pupil.getByTestId("past-step")).toHaveAttribute("data-value", "9");
  await host.getByTestId("lower-tab-activity").click();
  await stands(pupil, "following");
  await expect(field).toBeFocused();
  await isChosen(pupil, "matrices");
  await field.blur();
  await isChosen(pupil, "activity");
  // Back to live by oneself is looking around alone; the host's live takes who follows along.
  await pupil.getByTestId("to-live").click();
  await stands(pupil, "alone");
  await pupil.getByTestId("follow-again").click();
  await expect(pupil.getByTestId("past-step")).toHaveAttribute("data-value", "9");
  await host.getByTestId("to-live").click();
  await expect(pupil.getByTestId("past-bar")).toHaveCount(0);
  await stands(pupil, "following");
  // A page that is loaded again goes on presenting.
  await host.reload();
  await stands(host, "presenting");
  await stands(pupil, "following");
});

test("UX-222 in slow motion all pictures show the same part, with the engine's numbers", async ({
  browser,
}) => {
  const { host, pupil } = await lesson(browser);
  await play(host, "slow");
  await partIs(pupil, (part) => part >= 2);
  await host.getByTestId("play-pause").click();
  await expect(host.getByTestId("play-pause")).toHaveAttribute("aria-pressed", "false");
  const { part, step } = await frozen([host, pupil]);
  expect(step).toBe(0);
  const late = await newPage(browser, { ...DESK, reducedMotion: "reduce" });
  await late.goto(pupil.url());
  await partIs(late, (shown) => shown === part);
  const expected = truthOf(part);
  for (const page of [host, pupil, late]) {
    const numbers = await page
      .locator("[data-slow-number]")
      .evaluateAll((labels) =>
        labels.map((label) => Number(label.getAttribute("data-slow-number"))),
      );
    expect(numbers).toEqual(expected);
  }
  await host.keyboard.press("ArrowRight");
  await showsStep(pupil, 1);
  await expect(pupil.getByTestId("slow-caption")).toHaveCount(0);
  await host.getByTestId("play-pause").click();
  await expect(pupil.getByTestId("slow-caption")).toHaveAttribute("data-step", "1");
});

async function partIs(page: Page, fits: (part: number) => boolean): Promise<void> {
  await expect.poll(async () => fits((await captionOf(page)).part)).toBe(true);
}

async function captionOf(page: Page): Promise<{ part: number; step: number }> {
  const caption = page.getByTestId("slow-caption");
  const [part, step] = await Promise.all([
    caption.getAttribute("data-value"),
    caption.getAttribute("data-step"),
  ]);
  return { part: Number(part), step: Number(step) };
}

/** What stands on all pages, once it is the same. */
async function frozen(pages: readonly Page[]): Promise<{ part: number; step: number }> {
  let shown = { part: 0, step: -1 };
  await expect
    .poll(async () => {
      const captions = await Promise.all(pages.map(captionOf));
      shown = captions[0] ?? shown;
      return new Set(captions.map((caption) => JSON.stringify(caption))).size;
    })
    .toBe(1);
  return shown;
}

/** The numbers of a part of Origin's first iteration, of its first row. */
function truthOf(part: number): readonly number[] {
  const dataset = datasetNow(ORIGIN);
  const { parameters } = referenceEngine.start(ORIGIN, dataset);
  const model = mathsModel({
    settings: ORIGIN,
    dataset,
    step: 0,
    convention: "add",
    start: {
      parameters,
      optimizerState: new Float64Array(0),
      hyperParameters: hyperParametersOf(ORIGIN),
      batches: null,
    },
  });
  const step = model.steps[part - 1];
  if (step === undefined) {
    throw new Error(`no part ${part}`);
  }
  return slowLook(model, step, 0).units.map(({ value }) => value);
}
