import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Prisma's schema engine as WebAssembly: the native one that `prisma migrate` wants is a download.
 * @param {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} adapterFactory
 * @param {readonly string[]} [schemas] texts of schema.prisma, for `diff`
 * @returns {Promise<import("@prisma/schema-engine-wasm").SchemaEngine>}
 */
export async function openSchemaEngine(adapterFactory, schemas = []) {
  await instantiate();
  return bindings.SchemaEngine.new(
    {
      datamodels: schemas.length === 0 ? undefined : schemas.map((text) => ["schema.prisma", text]),
    },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}

/**
 * The migrations of a folder as the engine takes them, oldest first.
 * @param {string} directory
 * @returns {Promise<import("@prisma/schema-engine-wasm").MigrationList>}
 */
export async function readMigrations(directory) {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: directory,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(directory, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: /** @type {const} */ ("ok"),
            value: await readFile(join(directory, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/** Entities that the engine leaves alone: none. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** @type {Promise<void> | undefined} */
let instance;

function instantiate() {
  instance ??= loadWasm();
  return instance;
}

async function loadWasm() {
  // The package exports no path to its bytes, so they are found beside its entry.
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance: wasm } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(wasm.exports);
  wasm.exports.__wbindgen_start();
}
