import { existsSync } from "node:fs";
import { copyFile, open, rename, rm } from "node:fs/promises";
import { NO_FILTERS, openSchemaEngine, readMigrations } from "#prisma/schema-engine.mjs";
import { LibSqlFile } from "#server/runs/libsql-file.ts";
import { StorageError } from "#server/runs/storage-error.ts";

/**
 * Applies the migrations that a database file misses and returns their names. They run on a copy
 * that takes the file's place when it is done: whoever is killed meanwhile leaves the old file.
 * Nobody else may have the file open for writing.
 */
export async function migrateDatabase(
  databaseFile: string,
  migrationsDirectory: string,
): Promise<readonly string[]> {
  const migrationsList = await readMigrations(migrationsDirectory);
  const known = migrationsList.migrationDirectories.map((directory) => directory.path);
  const applied = existsSync(databaseFile) ? await readApplied(databaseFile) : [];
  const stranger = applied.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new StorageError(
      "failed",
      `${databaseFile} was written by a newer version of this program (migration ${stranger}).`,
    );
  }
  if (known.every((name) => applied.includes(name))) {
    return [];
  }
  const copy = `${databaseFile}.migrating`;
  await removeDatabase(copy);
  if (existsSync(databaseFile)) {
    await copyFile(databaseFile, copy);
  }
  const names = await applyMissing(copy, migrationsList);
  await flushToDisk(copy);
  await rename(copy, databaseFile);
  return names;
}

/** Also moves the write-ahead log into the file, so that the file alone is the database. */
async function readApplied(databaseFile: string): Promise<readonly string[]> {
  const factory = new LibSqlFile(databaseFile);
  try {
    const adapter = await factory.connect();
    const query = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
    await query("PRAGMA wal_checkpoint(TRUNCATE)");
    const tables = await query("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'");
    if (tables.rows.length === 0) {
      return [];
    }
    const rows = await query(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    return rows.rows.map((row) => String(row[0]));
  } finally {
    factory.close();
  }
}

async function applyMissing(
  databaseFile: string,
  migrationsList: Awaited<ReturnType<typeof readMigrations>>,
): Promise<readonly string[]> {
  const factory = new LibSqlFile(databaseFile);
  try {
    const engine = await openSchemaEngine(factory);
    const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    engine.free();
    return result.appliedMigrationNames;
  } finally {
    factory.close();
  }
}

async function removeDatabase(databaseFile: string): Promise<void> {
  for (const suffix of ["", "-journal", "-wal", "-shm"]) {
    await rm(`${databaseFile}${suffix}`, { force: true });
  }
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
