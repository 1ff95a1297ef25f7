import { afterEach, expect, test } from "vitest";
import { keepDraft, readDraft } from "#client/session/remark-drafts.ts";
import { learnLabels, runLabels } from "#client/session/run-labels.ts";
import {
  addressOfQuery,
  askedOf,
  isNarrowed,
  queryInAddress,
  WHOLE_LIBRARY,
  withPick,
} from "#client/views/runs/library-query.ts";

afterEach(() => keepDraft("run", null));

test("UI-150 a note is kept from its first letter until it is saved or given up", () => {
  keepDraft("run", { text: "half wr", base: "" });
  expect(readDraft("run")).toEqual({ text: "half wr", base: "" });
  expect(readDraft("other")).toBeNull();
  // What says the same as before is no draft.
  keepDraft("run", { text: " as it was ", base: "as it was" });
  expect(readDraft("run")).toBeNull();
  keepDraft("run", { text: "", base: "as it was" });
  expect(readDraft("run")).toEqual({ text: "", base: "as it was" });
  keepDraft("run", null);
  expect(readDraft("run")).toBeNull();
});

test("UI-151 the address keeps the whole query, and goes without saying where it can", () => {
  const query = {
    search: "lr 0.1, größer & besser",
    room: "room-1",
    isStarred: true,
    sort: "loss" as const,
    picks: ["a", "b"],
  };
  const address = addressOfQuery(query);
  expect(address.startsWith("/runs?")).toBe(true);
  expect(queryInAddress(new URL(address, "http://host").search)).toEqual(query);
  expect(addressOfQuery(WHOLE_LIBRARY)).toBe("/runs");
  expect(queryInAddress("")).toEqual(WHOLE_LIBRARY);
  expect(isNarrowed({ ...WHOLE_LIBRARY, sort: "loss", picks: ["a"] })).toBe(false);
  expect(isNarrowed(query)).toBe(true);
});

test("UI-151 what makes no sense in an address is left out", () => {
  const found = queryInAddress(
    `?q=${"x".repeat(300)}&room=../../x&starred=yes&sort=name&pick=a,<b>,a,c,d,e,f`,
  );
  expect(found.search).toHaveLength(100);
  expect(found).toMatchObject({ room: null, isStarred: false, sort: "date" });
  expect(found.picks).toEqual(["a", "c", "d", "e"]);
  expect(askedOf({ ...found, search: "   " }).search).toBeUndefined();
});

test("UI-151 two to four runs are chosen; a fifth is not taken, and each is let go again", () => {
  const four = ["a", "b", "c", "d"].reduce<readonly string[]>(withPick, []);
  expect(four).toEqual(["a", "b", "c", "d"]);
  expect(withPick(four, "e")).toEqual(four);
  expect(withPick(four, "b")).toEqual(["a", "c", "d"]);
});

test("UI-152 the newest word on a run counts on the whole page, and the same again wakes nobody", () => {
  let told = 0;
  const stop = runLabels.subscribe(() => {
    told += 1;
  });
  learnLabels([{ id: "one", isStarred: true, remark: "" }]);
  learnLabels([{ id: "one", isStarred: true, remark: "" }]);
  expect(told).toBe(1);
  learnLabels([
    { id: "one", isStarred: false, remark: "better" },
    { id: "two", isStarred: true, remark: "" },
  ]);
  expect(runLabels.getState()).toMatchObject({
    one: { isStarred: false, remark: "better" },
    two: { isStarred: true },
  });
  stop();
});
