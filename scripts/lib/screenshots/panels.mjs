// The panels of a room, one by one, with what can be opened in them.
import { choose, enter, focus, inTurn, press, rest, show } from "./act.mjs";

const panel = (name, kind = "still", steps = 240) => ({
  open: async (stage) => {
    const { path } = await stage.room(kind, steps);
    return `${stage.url}${path.replace("#", `?panel=${name}#`)}`;
  },
  at: `#panel-${name}`,
});
const opened = (kind, steps) => async (stage) =>
  `${stage.url}${(await stage.room(kind, steps)).path}`;

const slow = inTurn(
  choose("speed", "slow"),
  press("play-pause"),
  async (page) => {
    await page.getByTestId("slow-caption").waitFor();
    await page.waitForTimeout(5_000);
  },
  press("play-pause"),
);

export const PANEL_STATES = [
  { name: "room-settings", open: opened("still", 240), tab: "settings" },
  { name: "room-outputs", open: opened("still", 240), tab: "outputs" },
  { name: "room-matrices", ...panel("matrices") },
  { name: "room-matrices-cell", ...panel("matrices"), act: press("weight-1-1-1") },
  { name: "room-matrices-wide", ...panel("matrices", "wide-16", 60) },
  { name: "room-numpy", ...panel("numpy") },
  { name: "room-numpy-iris", ...panel("numpy", "iris", 200) },
  { name: "room-activity", ...panel("activity") },
  { name: "room-maths", ...panel("maths") },
  { name: "room-maths-gradient", ...panel("maths"), act: press("maths-step-gradient2") },
  {
    name: "room-maths-weight",
    ...panel("maths"),
    act: inTurn(press("maths-step-gradient2"), enter("pick-weight-2-1")),
  },
  {
    name: "room-maths-pile",
    ...panel("maths"),
    act: inTurn(press("maths-step-gradient2"), choose("depth-choice", "A pile")),
  },
  {
    name: "room-maths-product",
    ...panel("maths"),
    act: inTurn(
      press("maths-step-gradient2"),
      choose("depth-choice", "The product"),
      press("product-step", "product-step"),
    ),
  },
  { name: "room-maths-back", ...panel("maths"), act: press("maths-step-delta1") },
  { name: "room-maths-update", ...panel("maths"), act: press("maths-step-update") },
  {
    name: "room-maths-bench",
    ...panel("maths"),
    act: press("fold-bench"),
    at: "[data-testid=bench]",
  },
  {
    name: "room-maths-check",
    ...panel("maths"),
    act: press("fold-check"),
    at: "[data-testid=gradient-check]",
  },
  { name: "room-maths-iris", ...panel("maths", "iris", 200) },
  { name: "room-maths-wide", ...panel("maths", "wide-64", 60), act: press("maths-step-gradient2") },
  { name: "room-maths-digits", ...panel("maths", "digits", 100) },
  { name: "room-slow", open: opened("slow", 12), act: slow },
  { name: "room-loss-large", open: opened("spiral", 600), act: press("loss-larger") },
  {
    name: "room-loss-log",
    open: opened("spiral", 600),
    act: choose("loss-scale", "log"),
    tab: "loss",
  },
  {
    name: "room-histograms",
    open: opened("spiral", 600),
    act: inTurn(press("histograms"), rest(1_500)),
    tab: "loss",
    at: "[data-testid=histograms]",
  },
  {
    name: "room-hidden-space",
    open: opened("spiral", 600),
    act: inTurn(press("hidden-space"), rest(1_500)),
    tab: "outputs",
    at: "[data-testid=hidden-space]",
  },
  {
    name: "room-hidden-rows",
    open: opened("iris", 200),
    act: press("hidden-space"),
    tab: "outputs",
    at: "[data-testid=hidden-space]",
  },
  {
    name: "room-digit-drawn",
    open: opened("digits", 100),
    act: drawSeven,
    tab: "outputs",
  },
  { name: "room-weight", open: opened("still", 240), act: press("unit-2-1", "line-in-2") },
  { name: "room-bias", open: opened("spiral", 600), act: press("unit-2-1", "line-in-1") },
  { name: "room-unit-heat", open: opened("spiral", 600), act: press("unit-1-3") },
  {
    name: "room-unit-peek",
    open: opened("spiral", 600),
    act: (page) => page.getByTestId("unit-1-3").hover(),
    isPointing: true,
  },
  { name: "room-unit-digits", open: opened("digits", 100), act: pressUnit },
  { name: "room-unit-grouped", open: opened("grouped", 20), act: pressUnit },
  { name: "room-numbers-all", open: opened("still", 240), act: choose("line-numbers", "all") },
  { name: "room-numbers-wide", open: opened("wide-16", 60), act: choose("line-numbers", "all") },
  { name: "room-layer-controls", open: opened("spiral", 600), act: focus("picture-units-1") },
];

async function pressUnit(page) {
  await page.locator("[data-testid^=unit-1-]").nth(2).click();
}

const SEVEN = [
  [0.3, 0.18],
  [0.7, 0.18],
  [0.45, 0.85],
];

async function drawSeven(page) {
  await show("digit-pad")(page);
  const { x, y, width, height } = await page.getByTestId("digit-pad").boundingBox();
  for (const [i, [across, down]] of SEVEN.entries()) {
    await page.mouse.move(x + across * width, y + down * height, { steps: 12 });
    if (i === 0) {
      await page.mouse.down();
    }
  }
  await page.mouse.up();
}
