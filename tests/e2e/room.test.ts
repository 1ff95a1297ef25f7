import { expect, type Page } from "@playwright/test";
import { ORIGIN } from "#protocol/origin.ts";
import { test } from "#tests/support/browser-test.ts";
import { expectEngineNumbers } from "#tests/support/engine-numbers.ts";
import { numberIn } from "#tests/support/look-back.ts";
import { runDetail } from "#tests/support/room-client.ts";
import {
  joinByCode,
  joinByLink,
  newPage,
  newPhone,
  openRoom,
  openRoomByClick,
  openTab,
  play,
  shown,
  showsStep,
  watch,
} from "#tests/support/room-page.ts";
import { pausedAt } from "#tests/support/standing.ts";

test("UX-1 host, editor and phone see the same numbers, which are the engine's", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoomByClick(host, "Hana");
  const editor = await newPage(browser);
  await joinByCode(editor, code, "Emil");
  // Slowly: all are here long before its end, on any machine.
  await play(host, "10");
  await showsStep(host, 20);
  // The phone comes in mid-run, by the link.
  const phone = await newPhone(browser);
  await joinByLink(phone, `/room/${code}`, "Pia");
  await openTab(phone, "matrices");

  // Which of the steps a page paints depends on the machine: they watch until all saw the same one.
  const seen = [host, editor, phone].map((page) => ({ page, steps: new Set<number>() }));
  const [first, ...others] = seen;
  const common = () =>
    [...(first?.steps ?? [])].filter((step) => others.every(({ steps }) => steps.has(step)));
  for (let round = 0; round < 6 && common().length === 0; round++) {
    await Promise.all(
      seen.map(async ({ page, steps }) => {
        for (const moment of await watch(page, 15)) {
          expectEngineNumbers(moment, ORIGIN);
          steps.add(moment.step);
        }
      }),
    );
  }
  expect(common().length).toBeGreaterThan(0);

  await editor.getByTestId("play-pause").click();
  const step = await pausedAt(code, [host, editor, phone]);
  const last = await Promise.all([host, editor, phone].map(shown));
  for (const moment of last) {
    expect(moment.step).toBe(step);
    expectEngineNumbers(moment, ORIGIN);
  }
});

test("UX-2 somebody who joins in mid-run sees the run within 2 s", async ({ browser }) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  await play(host, "10");
  await showsStep(host, 5);
  const late = await newPage(browser);
  await late.goto(`/room/${code}`);
  const fromNavigationMs = await late.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const step = document.querySelector('[data-testid="step"]')?.getAttribute("data-value");
          if (Number(step ?? "-1") >= 0 && step !== null && step !== "") {
            resolve(performance.now());
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
  );
  test.info().annotations.push({
    type: "ms from navigation to the first frame",
    description: `${Math.round(fromNavigationMs)}`,
  });
  expectEngineNumbers(await shown(late), ORIGIN);
});

test("UX-3 two people edit at once; who was too late sees why and what is there now", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const editor = await newPage(browser);
  await joinByCode(editor, code, "Emil");
  const field = (page: typeof host, path: string) => page.getByTestId(`field-${path}`);

  await Promise.all([
    field(host, "initial-seed")
      .fill("7")
      .then(() => field(host, "initial-seed").press("Enter")),
    field(editor, "layers-0-units")
      .fill("5")
      .then(() => field(editor, "layers-0-units").press("Enter")),
  ]);
  for (const page of [host, editor]) {
    await expect(field(page, "initial-seed")).toHaveValue("7");
    await expect(field(page, "layers-0-units")).toHaveValue("5");
    await expect(page.getByTestId("activity")).toContainText("Hana");
    await expect(page.getByTestId("activity")).toContainText("Emil");
    await expect(page.getByTestId("next-run-bar")).toContainText("2 changes");
  }

  // Both type into the same field; the editor's page has not seen the host's value when it sends.
  await field(editor, "initial-seed").fill("9");
  await field(host, "initial-seed").fill("8");
  await field(host, "initial-seed").press("Enter");
  await expect(editor.getByTestId("activity")).toContainText(/seed[^0-9]*8/i);
  await field(editor, "initial-seed").press("Enter");
  await expect(editor.getByTestId("refusal")).toContainText("Hana");
  await expect(field(editor, "initial-seed")).toHaveValue("8");
  await expect(field(host, "initial-seed")).toHaveValue("8");
});

test("UX-4 the learning rate takes effect at once, other changes with the next run", async ({
  browser,
}) => {
  const host = await newPage(browser);
  await openRoom(host, "Hana");
  await play(host, "30");
  await showsStep(host, 10);
  await host.getByTestId("field-optimizer-learningRate").fill("0.25");
  await host.getByTestId("field-optimizer-learningRate").press("Enter");
  await expect(host.getByTestId("activity")).toContainText(/0[.,]25/);
  await host.getByTestId("field-layers-0-units").fill("6");
  await host.getByTestId("field-layers-0-units").press("Enter");
  await expect(host.getByTestId("next-run-bar")).toContainText("1 change");
  await expect(host.locator("[data-testid^=weight-1-1-]")).toHaveCount(4);
  await host.getByTestId("start-run").click();
  await expect(host.locator("[data-testid^=weight-1-1-]")).toHaveCount(6);
  await expect(host.getByTestId("next-run-bar")).toBeHidden();
  expectEngineNumbers(await shown(host), {
    ...ORIGIN,
    layers: [{ units: 6, activation: "sigmoid" }, ...ORIGIN.layers.slice(1)],
  });
});

test("UX-5 one step, and rewind to the same initial weights", async ({ browser }) => {
  const host = await newPage(browser);
  await openRoom(host, "Hana");
  const start = await shown(host);
  await host.getByTestId("step-once").click();
  await expect(host.getByTestId("step")).toHaveAttribute("data-value", "1");
  expectEngineNumbers(await shown(host), ORIGIN);
  await host.getByTestId("rewind").click();
  await expect(host.getByTestId("step")).toHaveAttribute("data-value", "0");
  expect((await shown(host)).values).toEqual(start.values);
  await expect(host.getByTestId("run-name")).toContainText("#2");
});

test("UX-6 viewers can't edit, and everybody sees it at once when the host says so", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const pupil = await newPage(browser);
  await joinByCode(pupil, code, "Paul");
  await expect(pupil.getByTestId("field-initial-seed")).toBeEnabled();
  await host.getByTestId("share").click();
  await host.getByTestId("code-role").click();
  await expect(pupil.getByTestId("viewer-note")).toBeVisible();
  await expect(pupil.getByTestId("field-initial-seed")).toBeDisabled();
  await expect(pupil.getByTestId("play-pause")).toBeDisabled();
});

/** By its address, or step by step where it is near. */
async function goToStep(page: Page, runId: string, step: number): Promise<void> {
  const near = 4;
  const at = page.url().includes("?step=") ? await numberIn(page.getByTestId("step")) : -near - 1;
  if (step < at || step - at > near) {
    await page.goto(`/run/${runId}?step=${step}`);
  }
  const shownStep = page.getByTestId("step");
  for (let next = at + 1; step - at <= near && next <= step; next++) {
    await page.getByTestId("step-once").click();
    await expect(shownStep).toHaveAttribute("data-value", String(next));
  }
  await expect(shownStep).toHaveAttribute("data-value", String(step));
}

test("UX-7 a saved run replays the live numbers, step by step, forward and back", async ({
  browser,
}) => {
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const roomName = await host.getByRole("textbox", { name: "Name of the room" }).inputValue();
  await play(host, "30");
  await showsStep(host, 15);
  await host.getByTestId("field-optimizer-learningRate").fill("0.5");
  await host.getByTestId("field-optimizer-learningRate").press("Enter");
  const live = await watch(host, 20);
  await host.getByTestId("play-pause").click();
  await pausedAt(code, [host]);
  live.push(await shown(host));

  const viewer = await newPage(browser);
  await viewer.goto("/runs");
  const row = viewer.getByTestId("run-row").filter({ hasText: roomName }).first();
  const runId = (await row.getAttribute("data-value")) ?? "";
  await row.getByRole("link").first().click();
  await expect(viewer).toHaveURL(new RegExp(`/run/${runId}`));
  const { info, lastStep } = await runDetail(new URL(viewer.url()).origin, runId);
  expect(info.events).toHaveLength(1);

  for (const moment of live) {
    await goToStep(viewer, runId, moment.step);
    const replayed = await shown(viewer);
    expect(replayed.loss).toBe(moment.loss);
    for (const [id, value] of Object.entries(moment.values)) {
      expect(replayed.values[id], `${id} at step ${moment.step}`).toBe(value);
    }
  }
  await viewer.goto(`/run/${runId}?step=${lastStep}`);
  await showsStep(viewer, lastStep);
  for (let step = lastStep - 1; step > lastStep - 4; step--) {
    await viewer.getByTestId("step-back").click();
    await expect(viewer.getByTestId("step")).toHaveAttribute("data-value", String(step));
    expectEngineNumbers(await shown(viewer), info.settings, info.events);
  }
  await viewer.getByTestId("step-once").click();
  await expect(viewer.getByTestId("step")).toHaveAttribute("data-value", String(lastStep - 2));
  await expect(viewer).toHaveURL(new RegExp(`step=${lastStep - 2}`));
  await viewer.getByTestId("rewind").click();
  await expect(viewer.getByTestId("step")).toHaveAttribute("data-value", "0");
  await viewer.getByTestId("play-pause").click();
  await showsStep(viewer, 5);
  await expect(viewer.getByTestId("fidelity")).toContainText(/same bits/i);
});
