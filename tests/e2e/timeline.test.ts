import { expect } from "@playwright/test";
import { test } from "#tests/support/browser-test.ts";
import { expectEngineNumbers } from "#tests/support/engine-numbers.ts";
import { dragTo, LONG, looksBack, numberIn, pause, training } from "#tests/support/look-back.ts";
import { joinByCode, newPhone, shown, showsStep } from "#tests/support/room-page.ts";
import { placeOf } from "#tests/support/standing.ts";

test("UX-90 a viewer drags back while the class goes on: one step in all panels, with the engine's bits", async ({
  browser,
}) => {
  const { host, pupil } = await training(browser, LONG, "30");
  await host.getByTestId("share").click();
  await host.getByTestId("code-role").getByText("viewer", { exact: true }).click();
  await expect(pupil.getByTestId("play-pause")).toBeDisabled();
  await showsStep(pupil, 100);
  await dragTo(pupil, 0.02);
  const step = await looksBack(pupil);
  expect(step).toBeGreaterThan(60);
  expect(step).toBeLessThan(100);
  expectEngineNumbers(await shown(pupil), LONG);
  const { step: before } = await shown(host);
  await showsStep(host, before + 20);
  await expect(host.getByTestId("past-bar")).toHaveCount(0);
  await expect.poll(() => numberIn(pupil.getByTestId("run-at"))).toBeGreaterThan(before);
  expect((await shown(pupil)).step).toBe(step);
  expectEngineNumbers(await shown(pupil), LONG);
  await pupil.getByTestId("to-live").click();
  await expect(pupil.getByTestId("past-bar")).toHaveCount(0);
  await showsStep(pupil, before + 20);
});

test("UX-91 keys move through the past and back to live, each to the engine's bits", async ({
  browser,
}) => {
  const room = await training(browser, LONG, "30");
  const { host, pupil } = room;
  await showsStep(pupil, 60);
  const last = await pause(room);
  const at = async (key: string, step: number) => {
    await pupil.keyboard.press(key);
    await expect(pupil.getByTestId("step")).toHaveAttribute("data-value", String(step));
    expectEngineNumbers(await shown(pupil), LONG);
  };
  await at("ArrowLeft", last - 1);
  await at("Shift+ArrowLeft", last - 11);
  await at("ArrowRight", last - 10);
  await at("Home", 0);
  await at("Shift+ArrowRight", 10);
  await at("5", Math.round(last / 2));
  await at("[", 0);
  await expect(pupil.getByTestId("rewind")).toBeDisabled();
  await at("]", last);
  await expect(pupil.getByTestId("past-bar")).toHaveCount(0);
  await at("9", Math.round(last * 0.9));
  // The past plays for this page alone and is live when it has caught up.
  await pupil.getByTestId("speed").getByText("100", { exact: true }).click();
  await pupil.getByTestId("scrub").focus();
  await pupil.keyboard.press("Space");
  await expect(pupil.getByTestId("past-bar")).toHaveCount(0);
  await expect(pupil.getByTestId("step")).toHaveAttribute("data-value", String(last));
  await expect(host.getByTestId("run-status")).toHaveAttribute("data-value", "paused");
});

test("UX-92 in the past no weight is set, and settings are the room's still", async ({
  browser,
}) => {
  const room = await training(browser, LONG, "30");
  const { host, pupil } = room;
  await showsStep(pupil, 40);
  const last = await pause(room);
  await pupil.keyboard.press("Shift+ArrowLeft");
  await expect(pupil.getByTestId("step")).toHaveAttribute("data-value", String(last - 10));
  await pupil.getByTestId("weight-1-1-1").click();
  await pupil.getByTestId("parameter-input").fill("3");
  await pupil.getByTestId("parameter-input").press("Enter");
  await expect(pupil.getByTestId("parameter-problem")).toContainText("earlier step");
  await pupil.getByTestId("parameter-input").press("Escape");
  await pupil.getByTestId("field-optimizer-learningRate").fill("0.5");
  await pupil.getByTestId("field-optimizer-learningRate").press("Enter");
  await expect(host.getByTestId("activity")).toContainText("set learning rate 0.5");
  expect(await looksBack(pupil)).toBe(last - 10);
  expectEngineNumbers(await shown(pupil), LONG);
});

test("UX-93 marks tell who did what, and a press goes to their step", async ({ browser }) => {
  const room = await training(browser, LONG, "30");
  const { host, pupil } = room;
  await showsStep(host, 100);
  await host.getByTestId("field-optimizer-learningRate").fill("0.5");
  await host.getByTestId("field-optimizer-learningRate").press("Enter");
  const mark = pupil.locator('[data-testid="timeline-mark"][data-kind="change"]');
  await expect(mark).toHaveAccessibleName(/Hana set learning rate 0.5, step \d+/);
  const step = Number(await mark.getAttribute("data-step"));
  await showsStep(pupil, step + 30);
  await pause(room);
  await mark.click();
  expect(await looksBack(pupil)).toBe(step);
  await expect(pupil.getByTestId("mark-said")).toContainText("Hana set learning rate 0.5");
  const change = { kind: "set-learning-rate", value: 0.5 } as const;
  expectEngineNumbers(await shown(pupil), LONG, [{ seq: 1, step, change }]);
  await pupil.keyboard.press("ArrowLeft");
  await expect(pupil.getByTestId("mark-said")).toBeEmpty();
  await pupil.keyboard.press("]");
  expect(await looksBack(pupil)).toBe(step);
});

test("UX-94 the slider is moved by keys and says where it is", async ({ browser }) => {
  const room = await training(browser, LONG, "30");
  const { pupil } = room;
  await showsStep(pupil, 60);
  const last = await pause(room);
  const slider = pupil.getByRole("slider", { name: "Step of the run" });
  await expect(slider).toHaveAttribute("aria-valuetext", `step ${last}, live`);
  await slider.focus();
  await pupil.keyboard.press("PageDown");
  const tenth = last - Math.round(last / 10);
  await expect(slider).toHaveAttribute("aria-valuenow", String(tenth));
  await expect(slider).toHaveAttribute("aria-valuetext", `step ${tenth} of ${last}`);
  await expect(slider).toBeFocused();
  await pupil.keyboard.press("Home");
  expect(await looksBack(pupil)).toBe(0);
  await pupil.keyboard.press("End");
  await expect(pupil.getByTestId("past-bar")).toHaveCount(0);
  await expect(slider).toBeFocused();
});

test("UX-99 on a phone one drags with a finger, and nothing scrolls sideways", async ({
  browser,
}) => {
  const { code } = await training(browser, LONG, "30");
  const phone = await newPhone(browser);
  await joinByCode(phone, code, "Pia");
  await showsStep(phone, 120);
  const { x, y, width: across } = await placeOf(phone.getByTestId("timeline").locator("> div"));
  await phone.touchscreen.tap(x + across * 0.02, y + 24);
  const step = await looksBack(phone);
  expect(step).toBeLessThan(100);
  await expect.poll(() => phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expect
    .poll(async () => (await phone.getByTestId("to-live").boundingBox())?.height)
    .toBeGreaterThanOrEqual(40);
});
