import { tableBytes } from "#client/session/http-client.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { withTable } from "#protocol/table-codec.ts";

const TABLES_KEPT = 4;
const tables = new Map<string, Promise<Uint8Array | null>>();

/**
 * The settings with the rows of their stored table in them, fetched once by their hash; null when
 * they cannot be had now. Others are returned as they are.
 */
export async function withRows(settings: TrainingSettings): Promise<TrainingSettings | null> {
  const { data } = settings;
  if (data.kind !== "stored") {
    return settings;
  }
  const bytes = await tableOf(data.hash);
  try {
    return bytes === null ? null : withTable(settings, bytes);
  } catch {
    // Another table than was named, or none: asking again may bring the right one.
    tables.delete(data.hash);
    return null;
  }
}

async function tableOf(hash: string): Promise<Uint8Array | null> {
  const known = tables.get(hash);
  if (known !== undefined) {
    return await known;
  }
  const asked = tableBytes(hash).then((answer) => (answer.ok ? answer.value : null));
  tables.set(hash, asked);
  for (const oldest of [...tables.keys()].slice(0, -TABLES_KEPT)) {
    tables.delete(oldest);
  }
  const bytes = await asked;
  if (bytes === null) {
    tables.delete(hash);
  }
  return bytes;
}
