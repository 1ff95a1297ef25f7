import { expect, type Page } from "@playwright/test";
import { ORIGIN } from "#protocol/origin.ts";
import { axeFaults, overflowPx } from "#tests/support/axe-faults.ts";
import { test } from "#tests/support/browser-test.ts";
import { truthAt } from "#tests/support/engine-truth.ts";
import { join, openRoom as openByApi } from "#tests/support/room-client.ts";
import { newPage, newPhone, showsStep } from "#tests/support/room-page.ts";
import { createRoom } from "#tests/support/socket-client.ts";
import { stands } from "#tests/support/standing.ts";

const { origin } = new URL(process.env["WEIGHTROOM_URL"] ?? "http://127.0.0.1:4100");

// Browsers and a room's trainer on a machine that may be busy.
test.describe.configure({ timeout: 240_000 });

/** A room with a run of so many steps at this rate, made without a browser. */
async function trainedRoom(name: string, learningRate: number, steps: number) {
  const optimizer = { kind: "sgd", learningRate } as const;
  const settings = { ...ORIGIN, optimizer };
  const created = await createRoom(origin, { name, settings });
  const host = await join(origin, { code: created.code, key: created.key, name: "Hana" });
  const runId = host.snapshot.run.id;
  await host.client.command("set-speed", { runId, speed: "max" });
  const answer = await host.client.command("step-run", { runId, count: steps });
  expect(answer.ok).toBe(true);
  return { ...created, host: host.client, runId, settings };
}

function row(page: Page, runId: string) {
  return page.locator(`[data-testid=run-row][data-value="${runId}"]`);
}

test("UX-230 a run is starred and noted by its room, also over a connection that was away, and strangers read it", async ({
  browser,
}) => {
  const room = await trainedRoom("Star room", 1, 30);
  const page = await newPage(browser);
  await page.addInitScript(() => localStorage.setItem("weightroom.name", "Ada"));
  await page.goto(room.path);
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "30", { timeout: 60_000 });
  await page.getByTestId("lower-tab-runs").click();
  const line = page.locator(`[data-testid=room-run][data-value="${room.runId}"]`);
  await line.getByTestId("run-star").click();
  await expect(line.getByTestId("run-star")).toHaveAttribute("aria-pressed", "true");
  await line.getByTestId("edit-note").click();
  await expect(line.getByTestId("note-text")).toBeFocused();
  await page.route("**/api/rooms/*/runs/*", (route) => route.abort());
  await page.keyboard.type("falls at once");
  await page.keyboard.press("Enter");
  await expect(line.getByTestId("note-state")).toContainText("kept in this browser");
  // Closed meanwhile: what was typed is still there, and goes through when the line is back.
  await page.reload();
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "30", { timeout: 60_000 });
  await expect(line.getByTestId("note-text")).toHaveValue("falls at once");
  await page.unroute("**/api/rooms/*/runs/*");
  await line.getByTestId("save-note").click();
  await expect(line.getByTestId("note-text")).toHaveCount(0);
  await expect(line.getByTestId("edit-note")).toBeFocused();
  await expect(line).toContainText("falls at once");
  // Somebody else's word is here with its event.
  const token = room.key;
  await page.request.post(`${origin}/api/rooms/${room.code}/runs/${room.runId}`, {
    headers: { origin, authorization: `Bearer ${token}` },
    data: { remark: "falls at once, with rate 1" },
  });
  await expect(line).toContainText("with rate 1");

  const stranger = await newPhone(browser);
  await stranger.goto(`/runs?q=${encodeURIComponent("WITH rate")}`);
  await expect(row(stranger, room.runId)).toContainText("falls at once, with rate 1");
  await expect(row(stranger, room.runId).getByRole("img", { name: "Starred" })).toBeVisible();
  await expect(stranger.getByTestId("edit-note")).toHaveCount(0);
  await expect.poll(() => overflowPx(stranger)).toBeLessThanOrEqual(0);
  await stranger.goto(`/run/${room.runId}`);
  await expect(stranger.getByTestId("run-label")).toContainText("with rate 1");
  await expect(stranger.getByTestId("go-on-from-here")).toHaveCount(0);
  room.host.close();
});

test("UX-231 runs are found, chosen and compared, with the engine's numbers at one step for all", async ({
  browser,
}) => {
  const slow = await trainedRoom("Pair of rates", 0.5, 60);
  const fast = await trainedRoom("Pair of rates", 5, 90);
  const page = await newPage(browser);
  await page.goto("/runs");
  await page.getByTestId("library-search").fill("pair RATES");
  await expect(page).toHaveURL(/q=pair\+RATES/);
  await expect(page.getByTestId("run-row")).toHaveCount(2);
  await page.getByTestId("library-sort").getByText("Least loss").click();
  await expect(page.getByTestId("run-row").first()).toHaveAttribute("data-value", fast.runId);
  await page.getByTestId("library-search").fill("nothing has this");
  await expect(page.getByTestId("no-match")).toBeVisible();
  await page.getByTestId("show-all").click();
  await expect(page.getByTestId("library-search")).toHaveValue("");
  await row(page, slow.runId).getByTestId("row-room").click();
  await expect(page.getByTestId("run-row")).toHaveCount(1);
  await page.goto(`/runs?q=pair&pick=${slow.runId}`);
  await expect(row(page, slow.runId).getByTestId("pick-run")).toBeChecked();
  await expect(page.getByTestId("compare")).toHaveCount(0);
  await row(page, fast.runId).getByTestId("pick-run").check();
  await page.getByTestId("compare").click();
  await expect(page.getByTestId("compare-page")).toBeVisible();
  await expect.poll(() => new URL(page.url()).search).toBe(`?runs=${slow.runId},${fast.runId}`);

  const slider = page.getByTestId("compare-step");
  await expect(slider).toHaveAttribute("data-value", "90");
  await expect(page.getByTestId("compare-setting")).toContainText(["Learning rate"]);
  const rates = page.getByTestId("compare-setting").filter({ hasText: "Learning rate" });
  await expect(rates).toHaveAttribute("data-different", "true");
  await expectLosses(page, [
    truthAt(slow.settings, [], 60).loss,
    truthAt(fast.settings, [], 90).loss,
  ]);
  await slider.focus();
  await page.keyboard.press("Home");
  for (let i = 0; i < 7; i++) {
    await page.keyboard.press("ArrowRight");
  }
  await expect(slider).toHaveAttribute("data-value", "7");
  const columns = page.getByTestId("compare-column");
  await expect(columns.nth(0)).toHaveAttribute("data-step", "7");
  await expect(columns.nth(1)).toHaveAttribute("data-step", "7");
  await expectLosses(page, [
    truthAt(slow.settings, [], 7).loss,
    truthAt(fast.settings, [], 7).loss,
  ]);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByTestId("open-run").nth(1).click();
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "7");
  for (const { host } of [slow, fast]) {
    host.close();
  }
});

async function expectLosses(page: Page, losses: readonly number[]): Promise<void> {
  const values = page.getByTestId("compare-number-loss-train").locator("[data-value]");
  await expect
    .poll(() => values.evaluateAll((all) => all.map((each) => each.getAttribute("data-value"))))
    .toEqual(losses.map(String));
}

test("UX-232 from a replay one goes on in its room, where it is confirmed", async ({ browser }) => {
  const room = await trainedRoom("Second chance", 1, 50);
  const rewound = await room.host.command("rewind-run", { runId: room.runId });
  expect(rewound.ok).toBe(true);
  const page = await newPage(browser);
  await page.addInitScript(() => localStorage.setItem("weightroom.name", "Ada"));
  await page.goto(room.path);
  await showsStep(page);
  await page.goto(`/run/${room.runId}?step=20`);
  await showsStep(page, 20);
  await page.getByTestId("go-on-from-here").click();
  await expect(page.getByTestId("fork-wish")).toContainText("step 20", { timeout: 60_000 });
  // Nothing happens before it is confirmed.
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "0");
  await page.getByTestId("confirm-fork").click();
  await expect(page.getByTestId("step")).toHaveAttribute("data-value", "20");
  await expect(page.getByTestId("fork-wish")).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).search).toBe("");
  const truth = truthAt(room.settings, [], 20);
  await expect(page.getByTestId("loss")).toHaveAttribute("data-value", String(truth.loss));
  room.host.close();
});

test("UX-233 what is no comparison says so, and a comparison is one column on a phone and whole at 400 %", async ({
  browser,
}) => {
  const { host, runId } = await openByApi(origin, { ...ORIGIN }).then(async (made) => {
    await made.client.command("step-run", { runId: made.runId, count: 12 });
    const next = await made.client.command("start-run", { runId: made.runId });
    const second = next.ok ? next.value.runId : "";
    await made.client.command("step-run", { runId: second, count: 15 });
    return { host: made.client, runId: [made.runId, second] };
  });
  const page = await newPhone(browser);
  for (const runs of ["", runId[0], `${runId[0]},no-such-run`, "a,b,c,d,e", "<b>,a"]) {
    await page.goto(`/compare?runs=${encodeURIComponent(runs ?? "")}`);
    await expect(page.getByTestId("nothing-to-compare")).toBeVisible();
    await expect(page.getByRole("link", { name: "To the library" })).toBeVisible();
  }
  await page.goto(`/compare?runs=${runId.join(",")}`);
  await expect(page.getByTestId("compare-column")).toHaveCount(2);
  await expect(page.getByTestId("compare-column").nth(1)).toHaveAttribute("data-step", "15");
  await stands(page);
  const [first, second] = await page
    .getByTestId("compare-column")
    .evaluateAll((columns) => columns.map((column) => column.getBoundingClientRect().left));
  expect(second).toBe(first);
  await expect.poll(() => overflowPx(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 320, height: 256 });
  await expect.poll(() => overflowPx(page)).toBeLessThanOrEqual(0);
  host.close();
});
