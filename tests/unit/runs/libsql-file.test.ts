import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LibSqlFile } from "#server/runs/libsql-file.ts";

let folder: string;
let file: LibSqlFile;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weightroom-libsql-"));
  file = new LibSqlFile(join(folder, "a.db"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function begin() {
  const transaction = await (await file.connect()).startTransaction();
  return {
    run: (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] }),
    commit: () => transaction.commit(),
    rollback: () => transaction.rollback(),
  };
}

async function read(sql: string): Promise<unknown> {
  return (await file.query(sql))[0]?.[0];
}

test("ST-39 a connection's settings hold after transactions that ended either way", async () => {
  await file.query("PRAGMA busy_timeout = 4321");
  await file.query("PRAGMA synchronous = EXTRA");
  for (const end of ["commit", "rollback"] as const) {
    const transaction = await begin();
    await transaction.run(`CREATE TABLE t_${end} (x)`);
    await transaction[end]();
    expect(await read("PRAGMA busy_timeout")).toBe(4321);
    expect(await read("PRAGMA synchronous")).toBe(3);
  }
  expect(await read("SELECT count(*) FROM sqlite_master")).toBe(1);
});

test("ST-40 a commit that the database refuses leaves no open transaction behind", async () => {
  await file.query("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
  await file.query(
    "CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)",
  );
  const broken = await begin();
  await broken.run("INSERT INTO child VALUES (1)");
  await expect(broken.commit()).rejects.toThrow();
  const next = await begin();
  await next.run("INSERT INTO parent VALUES (2)");
  await next.commit();
  expect(await read("SELECT count(*) FROM child")).toBe(0);
  expect(await read("SELECT count(*) FROM parent")).toBe(1);
});

test("ST-41 a full disk refuses one transaction whole; the next that fits is stored", async () => {
  await file.query("CREATE TABLE t (x BLOB)");
  await file.query("PRAGMA max_page_count = 20");
  const large = await begin();
  await large.run("INSERT INTO t VALUES (zeroblob(100))");
  await expect(large.run("INSERT INTO t VALUES (zeroblob(1000000))")).rejects.toMatchObject({
    cause: { message: expect.stringContaining("full") },
  });
  await large.rollback();
  expect(await read("SELECT count(*) FROM t")).toBe(0);
  const small = await begin();
  await small.run("INSERT INTO t VALUES (zeroblob(100))");
  await small.commit();
  expect(await read("SELECT count(*) FROM t")).toBe(1);
});
