import { PrismaLibSql } from "@prisma/adapter-libsql";
import { NO_FILTERS, openSchemaEngine, readMigrations } from "./schema-engine.mjs";

/**
 * The SQL that leads from a folder's migrations to a schema; null when they agree. The migrations
 * are applied to a database in memory as production does: the engine's own way, a shadow database,
 * hands a whole script to one `execute`, of which libSQL runs the first statement only.
 * @param {string} migrationsDirectory
 * @param {string} schema the text of schema.prisma
 * @returns {Promise<string | null>}
 */
export async function differenceToSchema(migrationsDirectory, schema) {
  const files = [{ path: "schema.prisma", content: schema }];
  const engine = await openSchemaEngine(new PrismaLibSql({ url: ":memory:" }), [schema]);
  const migrationsList = await readMigrations(migrationsDirectory);
  await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
  const difference = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: migrationsDirectory },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: NO_FILTERS,
  });
  return difference.exitCode === 0 ? null : difference.stdout;
}
