// Who may do what in a room, who follows whom, and where one was when the room went on.
import { inTurn, keys, press, rest, type } from "./act.mjs";
import { dropWorkers, openLine, refuseHandshake, withoutSimd } from "./wire.mjs";

const host = async (stage) => `${stage.url}${(await stage.classroom()).hostPath}`;
const byCode = async (stage) => `${stage.url}/room/${(await stage.classroom()).code}`;
const still = async (stage) => `${stage.url}${(await stage.room("still", 240)).path}`;
/** A room that nobody else's picture is taken of. */
const own = (kind, steps) => async (stage) =>
  `${stage.url}${(await stage.fresh(kind, steps)).path}`;

const HOSTS_ALONE = { who: "host" };

async function restricted(stage) {
  const room = await stage.room("restricted", 120);
  const changes = Object.fromEntries(
    ["learning-rate", "play", "weights", "layers", "data"].map((name) => [name, HOSTS_ALONE]),
  );
  await room.host.say("set-controls", { changes });
  return `${stage.url}/room/${room.code}`;
}

async function presented(stage) {
  const room = await stage.room("presented", 240);
  await room.host.say("present", {
    shown: {
      panel: "maths",
      past: null,
      maths: { stepId: "gradient2", depth: "weight", convention: "add" },
      spotlight: { kind: "weight", layer: 2, from: 1, unit: 0 },
    },
  });
  return room;
}

const present = inTurn(press("page-menu", "present"), (page) => page.keyboard.press("Escape"));

/** The host begins the run anew while this page looks back. */
const goOnWithout = async (page, stage) => {
  await keys("5")(page);
  await page.getByTestId("past-bar").waitFor();
  const { host: teacher } = await stage.room("left", 240);
  await teacher.say("rewind-run", { runId: teacher.runId });
  await page.getByTestId("moved-on").waitFor();
};

export const PEOPLE_STATES = [
  { name: "room-editor", open: byCode },
  { name: "room-restricted", open: restricted },
  { name: "room-restricted-settings", open: restricted, tab: "settings", at: "#settings-title" },
  {
    name: "room-weight-locked",
    open: restricted,
    act: press("unit-1-2", "line-in-1"),
  },
  {
    name: "room-hidden",
    open: own("origin", 60),
    act: inTurn(press("controls", "controls-only-play"), (page) => page.keyboard.press("Escape")),
  },
  {
    name: "room-undo",
    open: own("origin", 60),
    act: inTurn(
      press("lower-tab-activity"),
      type("field-optimizer-learningRate", "0.5"),
      type("field-initial-seed", "7"),
    ),
  },
  { name: "room-presenting", open: own("origin", 60), act: present },
  {
    name: "room-following",
    open: async (stage) => `${stage.url}/room/${(await presented(stage)).code}`,
    act: rest(1_000),
  },
  {
    name: "room-follow-again",
    open: async (stage) => `${stage.url}/room/${(await presented(stage)).code}`,
    act: inTurn(rest(1_000), press("lower-tab-activity")),
  },
  {
    name: "room-projector-presented",
    open: async (stage) => `${stage.url}/room/${(await presented(stage)).code}?view=projector`,
    act: rest(1_000),
  },
  { name: "room-past", open: still, act: keys("5") },
  { name: "room-past-live", open: host, act: keys("5") },
  {
    name: "room-moved-on",
    open: async (stage) => `${stage.url}/room/${(await stage.room("left", 240)).code}`,
    act: goOnWithout,
  },
  { name: "room-without-simd", open: still, before: withoutSimd, act: keys("5") },
  { name: "room-without-workers", open: still, before: dropWorkers, act: keys("5") },
  {
    name: "reconnecting-past",
    open: still,
    before: async (page) => {
      const line = await openLine(page);
      return () => line.cut();
    },
    act: async (page, _stage, cut) => {
      await keys("5")(page);
      await page.getByTestId("past-bar").waitFor();
      await cut();
      await page.getByTestId("reconnecting").waitFor();
    },
  },
  { name: "removed", open: byCode, before: refuseHandshake("removed", "Removed.") },
  { name: "locked-out", open: byCode, before: refuseHandshake("room-locked", "Locked.") },
  {
    name: "locked-out-stranger",
    isStranger: true,
    open: byCode,
    before: refuseHandshake("room-locked", "Locked."),
  },
  { name: "room-rename", open: host, act: press("people", "rename-me") },
  { name: "room-share-bottom", open: host, act: press("share"), at: "[data-testid=renew-link]" },
];
