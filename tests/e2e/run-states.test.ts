import { expect } from "@playwright/test";
import { ORIGIN } from "#protocol/origin.ts";
import { test } from "#tests/support/browser-test.ts";
import { expectEngineNumbers } from "#tests/support/engine-numbers.ts";
import { openLink } from "#tests/support/link.ts";
import { LONG, looksBack, pause, savedRun, training } from "#tests/support/look-back.ts";
import {
  joinByCode,
  joinByLink,
  newPage,
  openRoom,
  openRoomByClick,
  play,
  shown,
  showsStep,
} from "#tests/support/room-page.ts";
import { pausedAt, runIdOf } from "#tests/support/standing.ts";
import { startServer } from "#tests/support/start-server.ts";

test("UX-95 when the room goes on to another run, one is told where one was", async ({
  browser,
}) => {
  const room = await training(browser, LONG, "30");
  const { host, pupil } = room;
  await showsStep(pupil, 60);
  await pause(room);
  await pupil.keyboard.press("5");
  const step = await looksBack(pupil);
  await host.getByTestId("rewind").click();
  await expect(pupil.getByTestId("moved-on")).toContainText(`step ${step} of run #1`);
  await expect(pupil.getByTestId("past-bar")).toHaveCount(0);
  await expect(pupil.getByTestId("step")).toHaveAttribute("data-value", "0");
  const link = pupil.getByTestId("moved-on").getByRole("link");
  const href = (await link.getAttribute("href")) ?? "";
  const { info } = await savedRun(pupil, href);
  await link.click();
  await expect(pupil.getByTestId("step")).toHaveAttribute("data-value", String(step));
  expectEngineNumbers(await shown(pupil), info.settings, info.events);
});

test("UX-96 a cut connection leaves one where one looks, and says how old the run's picture is", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const host = await newPage(browser);
  const code = await openRoom(host, "Hana");
  const link = await openLink(Number(new URL(baseURL ?? "").port));
  const pupil = await newPage(browser);
  await joinByLink(pupil, `${link.url}/room/${code}`, "Paul");
  await play(host, "10");
  await showsStep(pupil, 30);
  await pupil.keyboard.press("Shift+ArrowLeft");
  const step = await looksBack(pupil);
  link.cut();
  await expect(pupil.getByTestId("reconnecting")).toBeVisible({ timeout: 60_000 });
  await expect(pupil.getByTestId("picture-age")).toContainText("newest picture");
  await pupil.keyboard.press("ArrowLeft");
  await expect(pupil.getByTestId("step")).toHaveAttribute("data-value", String(step - 1));
  expectEngineNumbers(await shown(pupil), ORIGIN);
  link.mend();
  await expect(pupil.getByTestId("reconnecting")).toBeHidden({ timeout: 60_000 });
  expect(await looksBack(pupil)).toBe(step - 1);
  await pupil.keyboard.press("End");
  await showsStep(pupil, step + 20);
  link.close();
});

test("UX-97 a server that restarts says so, and the room comes back", async ({ browser }) => {
  test.slow();
  const first = await startServer();
  const host = await newPage(browser);
  await openRoomByClick(host, "Hana", first.url);
  await first.kill("SIGTERM");
  await expect(host.getByTestId("reconnecting")).toContainText("server is restarting");
  const second = await startServer({ dataDir: first.dataDir, port: first.port });
  await expect(host.getByTestId("reconnecting")).toBeHidden({ timeout: 60_000 });
  await second.stop();
});

test("UX-98 without WebAssembly the plain engine goes back, without workers only recordings, and both say so", async ({
  browser,
}) => {
  test.slow();
  const { host, code } = await training(browser, LONG, "30");
  const plain = await newPage(browser);
  await plain.route("**/kernels.wasm", (route) => route.abort());
  await joinByCode(plain, code, "Paula");
  await showsStep(plain, 80);
  await plain.keyboard.press("5");
  await looksBack(plain);
  await expect(plain.getByTestId("states-from")).toHaveAttribute("data-value", "reference");
  expectEngineNumbers(await shown(plain), LONG);

  await host.getByTestId("play-pause").click();
  await pausedAt(code, [host]);
  const bare = await newPage(browser);
  await bare.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
  await joinByCode(bare, code, "Bea");
  await bare.keyboard.press("5");
  await expect(bare.getByTestId("past-bar")).toHaveAttribute("data-state", "there");
  await expect(bare.getByTestId("states-from")).toHaveAttribute("data-value", "recorded");
  expectEngineNumbers(await shown(bare), LONG);
});

/** Every step overshoots by more than the one before. */
const WILD = {
  ...ORIGIN,
  layers: [{ units: 1, activation: "linear" }],
  optimizer: { kind: "sgd", learningRate: 2 },
} as const;

test("UX-97 a run that diverged says which number and where, and goes on from ten steps before with half the rate", async ({
  browser,
}) => {
  const { host, pupil, code } = await training(browser, WILD, "max");
  const banner = pupil.getByTestId("diverged");
  await expect(banner).toContainText(
    /Run #1 diverged after step \d+: the loss became infinite at step \d+/,
  );
  const end = Number(/after step (\d+)/.exec((await banner.textContent()) ?? "")?.[1]);
  await pupil.getByTestId("look-before").click();
  expect(await looksBack(pupil)).toBe(end - 10);
  expectEngineNumbers(await shown(pupil), WILD);
  const diverged = await runIdOf(host, code);
  await host.getByTestId("back-and-halve").click();
  for (const page of [host, pupil]) {
    await expect(page.getByTestId("run-name")).toContainText("#2");
    await expect(page.getByTestId("diverged")).toHaveCount(0);
    await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(end - 10));
    await expect(page.getByTestId("field-optimizer-learningRate")).toHaveValue("1");
  }
  await host.getByTestId("step-once").click();
  await showsStep(pupil, end - 9);
  const change = { kind: "set-learning-rate", value: 1 } as const;
  expectEngineNumbers(await shown(pupil), WILD, [{ seq: 1, step: end - 10, change }]);

  await pupil.goto(`/run/${diverged}?step=1`);
  await expect(banner).toContainText(`diverged after step ${end}`);
  await pupil.getByTestId("look-before").click();
  await showsStep(pupil, end - 10);
});

test("UX-96 whoever may play goes on from an earlier step, with everybody", async ({ browser }) => {
  const room = await training(browser, LONG, "30");
  const { host, pupil } = room;
  await showsStep(pupil, 60);
  await pause(room);
  await host.keyboard.press("5");
  const step = await looksBack(host);
  await host.getByTestId("go-on-here").click();
  for (const page of [host, pupil]) {
    await expect(page.getByTestId("run-name")).toContainText("#2");
    await expect(page.getByTestId("step")).toHaveAttribute("data-value", String(step));
    expectEngineNumbers(await shown(page), LONG);
    const fork = page.locator('[data-testid="timeline-mark"][data-kind="fork"]');
    await expect(fork).toHaveAttribute("data-step", String(step));
  }
  await expect(host.getByTestId("moved-on")).toHaveCount(0);
  await host.getByTestId("step-once").click();
  await expect(pupil.getByTestId("step")).toHaveAttribute("data-value", String(step + 1));
  expectEngineNumbers(await shown(pupil), LONG);
});
