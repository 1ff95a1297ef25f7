import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { differenceToSchema } from "#prisma/schema-difference.mjs";
import { LibSqlFile } from "#server/runs/libsql-file.ts";
import { openMigrated } from "#server/runs/migrate.ts";
import { searchText } from "#server/runs/search-text.ts";
import { StoreClient } from "#server/runs/store-client.ts";
import { bundleStore, MIGRATIONS_DIRECTORY } from "#tests/support/store-bundle.ts";
import { eventWrite, roomAndRun } from "#tests/support/store-records.ts";

const bundle = await bundleStore();
let folderCount = 0;
let folder: string;
let databaseFile: string;
let migrationsDirectory: string;

beforeEach(async () => {
  folderCount += 1;
  folder = join(bundle.folder, `migrations ${folderCount}`);
  databaseFile = join(folder, "a.db");
  migrationsDirectory = join(folder, "migrations");
  await cp(MIGRATIONS_DIRECTORY, migrationsDirectory, { recursive: true });
});
afterAll(() => bundle.remove());

function open(): Promise<StoreClient> {
  return StoreClient.open({ workerUrl: bundle.workerUrl, databaseFile, migrationsDirectory });
}

async function openAndClose(): Promise<void> {
  await (await open()).close();
}

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(migrationsDirectory, name), { recursive: true });
  await writeFile(join(migrationsDirectory, name, "migration.sql"), sql);
}

/** Stores a room with one event and closes. */
async function fill(): Promise<void> {
  const store = await open();
  await store.commit([...roomAndRun("a"), eventWrite("a", 1)]);
  await store.close();
}

test("ST-24 migrations and schema.prisma agree", async () => {
  const schema = await readFile(join(MIGRATIONS_DIRECTORY, "..", "schema.prisma"), "utf8");
  expect(await differenceToSchema(MIGRATIONS_DIRECTORY, schema)).toBeNull();
  const changed = schema.replace("note          String?", "note          String?\n  extra Int?");
  expect(await differenceToSchema(MIGRATIONS_DIRECTORY, changed)).toContain('ADD COLUMN "extra"');
});

test("ST-42 missing migrations are applied in order, once, and keep the data", async () => {
  await fill();
  await addMigration("90000000000001_one", 'ALTER TABLE "Room" ADD COLUMN "one" TEXT;');
  await addMigration("90000000000002_two", 'UPDATE "Room" SET "one" = "id";\nSELECT 1;');
  await openAndClose();
  await openAndClose();
  const store = await open();
  expect(await store.findRun("run-a")).toMatchObject({ lastSeq: 1 });
  await store.commit([eventWrite("a", 2)]);
  await store.close();
  expect((await readdir(folder)).toSorted()).toEqual(["a.db", "migrations"]);
  const file = new LibSqlFile(databaseFile);
  expect(await file.query("SELECT one FROM Room")).toEqual([["room-a"]]);
  const names = await file.query("SELECT migration_name FROM _prisma_migrations ORDER BY 1");
  expect(names.flat().slice(-2)).toEqual(["90000000000001_one", "90000000000002_two"]);
  expect(names).toHaveLength((await readdir(migrationsDirectory)).length - 1);
});

/** The columns of a room as the first release stored it. */
const FIRST_ROOM = {
  id: "room-old",
  code: "CODE-old",
  keyHash: "hash",
  name: "Übung_1",
  version: "4",
  epoch: "1",
  owner: "process",
  codeRole: "viewer",
  runId: "run-old",
  createdAt: "2026-11-01T00:00:00.000+00:00",
  activeAt: "2026-11-01T00:00:00.000+00:00",
  revisions: "{}",
  answeredEdits: "[]",
  settings: "{}",
};

test("ST-42 a room of the first release comes back with its members and usual controls", async () => {
  const later = (await readdir(migrationsDirectory)).filter((name) => /^20261123/.test(name));
  const aside = join(folder, "later");
  for (const name of later) {
    await cp(join(migrationsDirectory, name), join(aside, name), { recursive: true });
    await rm(join(migrationsDirectory, name), { recursive: true });
  }
  const file = await openMigrated(databaseFile, migrationsDirectory);
  const values = Object.values(FIRST_ROOM);
  const columns = Object.keys(FIRST_ROOM).map((column) => `"${column}"`);
  const places = values.map(() => "?");
  await file.query(`INSERT INTO "Room" (${columns}) VALUES (${places})`, values);
  await file.query(
    `INSERT INTO "Member" VALUES ('member', 'room-old', 'token', 'Ada', 1, 'host', '2026-11-01')`,
  );
  await cp(aside, migrationsDirectory, { recursive: true });
  await openAndClose();
  expect(await file.query(`SELECT "code", "codeRole", "controls", "isLocked" FROM "Room"`)).toEqual(
    [["CODE-old", "viewer", "{}", 0]],
  );
  expect(await file.query(`SELECT "name" FROM "Member"`)).toEqual([["Ada"]]);
  expect(await file.query(`SELECT "name", "search" FROM "Room"`)).toEqual([
    ["Übung_1", searchText("Übung_1")],
  ]);
});

test("ST-43 after a migration that failed half way the next start has the data as it was", async () => {
  await fill();
  const bad = "90000000000001_bad";
  await addMigration(bad, 'DELETE FROM "RunEvent";\nCREATE TABLE good (x);\nCREATE TABEL b (x);');
  await expect(open()).rejects.toThrow(/TABEL/);
  await addMigration(bad, "CREATE TABLE good (x);");
  const store = await open();
  expect(await store.findRun("run-a")).toMatchObject({ lastSeq: 1 });
  await store.close();
  expect(existsSync(`${databaseFile}.backup`)).toBe(false);
});

test("ST-25 a first start that was killed while it migrated is no obstacle to the next", async () => {
  await addMigration("90000000000001_bad", "CREATE TABEL b (x);");
  await expect(open()).rejects.toThrow(/TABEL/);
  await rm(join(migrationsDirectory, "90000000000001_bad"), { recursive: true });
  await writeFile(`${databaseFile}.backup.draft`, "half a backup");
  await fill();
});

test("ST-44 a database of a newer version is refused and stays as it was", async () => {
  await addMigration("90000000000001_later", "CREATE TABLE later (x);");
  await fill();
  const before = await readFile(databaseFile);
  const name = "90000000000001_later";
  await rm(join(migrationsDirectory, name), { recursive: true });
  await expect(open()).rejects.toThrow(`newer version of this program (migration ${name})`);
  expect((await readFile(databaseFile)).equals(before)).toBe(true);
});
