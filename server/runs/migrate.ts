import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { NO_FILTERS, openSchemaEngine, readMigrations } from "#prisma/schema-engine.mjs";
import { LibSqlFile } from "#server/runs/libsql-file.ts";
import { StorageError } from "#server/runs/storage-error.ts";

/**
 * Opens a database file and applies the migrations that it misses. Before, it is backed up beside
 * itself: after a failure or a kill the next start goes back to the backup. Nobody else may write.
 *
 * @throws {StorageError} when the file was written by a newer version.
 */
export async function openMigrated(
  databaseFile: string,
  migrationsDirectory: string,
): Promise<LibSqlFile> {
  const backup = `${databaseFile}.backup`;
  // Before anything is open: libSQL closes a file only when its thread ends, and SQLite would
  // then remove the log of whatever file has the name by that time.
  await restore(databaseFile, backup);
  const file = new LibSqlFile(databaseFile);
  const migrationsList = await readMigrations(migrationsDirectory);
  const known = migrationsList.migrationDirectories.map((directory) => directory.path);
  const applied = await readApplied(file);
  const stranger = applied.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new StorageError(
      "failed",
      `${databaseFile} was written by a newer version of this program (migration ${stranger}).`,
    );
  }
  if (known.some((name) => !applied.includes(name))) {
    await backUp(file, backup);
    const engine = await openSchemaEngine(file);
    await engine
      .applyMigrations({ migrationsList, filters: NO_FILTERS })
      .catch((error: unknown) => {
        throw new StorageError(
          "failed",
          `${databaseFile} can't be migrated: ${engineText(error)}`,
          {
            cause: error,
          },
        );
      });
    await rm(backup);
  }
  return file;
}

async function restore(databaseFile: string, backup: string): Promise<void> {
  if (existsSync(backup)) {
    for (const suffix of ["-journal", "-wal", "-shm"]) {
      await rm(`${databaseFile}${suffix}`, { force: true });
    }
    await rename(backup, databaseFile);
  }
}

async function readApplied(file: LibSqlFile): Promise<readonly string[]> {
  const tables = await file.query("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'");
  if (tables.length === 0) {
    return [];
  }
  const rows = await file.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return rows.map((row) => String(row[0]));
}

/** By SQL and not by copying: a second handle that closes would drop SQLite's locks on the file. */
async function backUp(file: LibSqlFile, backup: string): Promise<void> {
  const draft = `${backup}.draft`;
  await rm(draft, { force: true });
  await file.query("VACUUM INTO ?", [draft]);
  const handle = await open(draft, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, backup);
}

/** The engine's message without its trace, on one line. */
function engineText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split(/\n\s*0: /)[0] ?? text).replaceAll(/\s+/g, " ").trim();
}
