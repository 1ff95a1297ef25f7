import { expect, test } from "vitest";
import { TableCache } from "#server/runs/table-cache.ts";

/** A store whose reads are counted. */
function counted(stored: (hash: string) => Uint8Array | null) {
  const reads: string[] = [];
  const cache = new TableCache(async (hash) => {
    reads.push(hash);
    return stored(hash);
  });
  return { cache, reads };
}

test("ST-46 a class that asks for one table at once reads the store once", async () => {
  const bytes = new Uint8Array([1]);
  const { cache, reads } = counted(() => bytes);
  const answers = await Promise.all(Array.from({ length: 30 }, () => cache.read("a")));
  expect(new Set(answers)).toEqual(new Set([bytes]));
  expect(reads).toEqual(["a"]);
  expect(cache.has("a")).toBe(true);
});

test("ST-46 a table that is not there, or was not read, is asked for again", async () => {
  let isThere = false;
  const { cache, reads } = counted((hash) => {
    if (hash === "broken") {
      throw new Error("the disk is gone");
    }
    return isThere ? new Uint8Array(1) : null;
  });
  expect(await cache.read("a")).toBeNull();
  expect(cache.has("a")).toBe(false);
  isThere = true;
  expect(await cache.read("a")).not.toBeNull();
  await expect(cache.read("broken")).rejects.toThrow("disk");
  await expect(cache.read("broken")).rejects.toThrow("disk");
  expect(reads).toEqual(["a", "a", "broken", "broken"]);
});

test("ST-46 a bounded number is kept, those that were used last", async () => {
  const { cache, reads } = counted(() => new Uint8Array(1));
  await cache.read("first");
  for (let i = 0; i < 15; i++) {
    await cache.read(String(i));
  }
  await cache.read("first");
  await cache.read("one more");
  await cache.read("first");
  expect(reads.filter((hash) => hash === "first")).toHaveLength(1);
  expect(cache.has("0")).toBe(false);
});
