/** The keyboard, one map for live and replay; only what a live room does differently differs. */
const TIMELINE_KEYS = [
  ["Shift ← →", "ten steps"],
  ["[ ]", "to the previous or next mark: change, fork, end"],
  ["0 to 9", "tenths of the run"],
] as const;

const PLACES_KEYS = [
  ["m", "the maths of this step; in it, ← → lead from step to step"],
  ["← ↑ ↓ →", "inside a matrix, table or chart: move in it"],
  ["+ − 0", "inside the loss chart: zoom in, out, the whole run"],
] as const;

/** By page, in the order of its list. */
export const SHORTCUTS = {
  title: "Keyboard",
  room: [
    ["Space", "play or pause; at an earlier step, for you alone"],
    ["←", "one step back, for you alone"],
    ["→", "one step on; live, it trains one step"],
    ...TIMELINE_KEYS,
    ["Home", "rewind to the same initial weights; at an earlier step, the first one"],
    ["End", "back to live"],
    ...PLACES_KEYS,
    ["?", "this list"],
  ],
  replay: [
    ["Space", "play or pause"],
    ["← →", "one step back or on"],
    ...TIMELINE_KEYS,
    ["Home, End", "to the first step, to the last"],
    ...PLACES_KEYS,
    ["?", "this list"],
  ],
} as const;
