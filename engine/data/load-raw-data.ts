import type { RawData } from "#engine/data/dataset.ts";
import { rawDataOf } from "#engine/data/raw-data.ts";
import type { BundledSet, Data } from "#engine/settings.ts";

/**
 * The rows of any data. Bundled sets are modules of their own, which a page loads when they are
 * asked for.
 *
 * @throws {RangeError} (as a rejection) for a stored table: its rows must have been put in first.
 */
export async function loadRawData(data: Data): Promise<RawData> {
  switch (data.kind) {
    case "table":
    case "generated":
      return rawDataOf(data);
    case "bundled":
      return loadBundled(data.name);
    case "stored":
      throw new RangeError(`the rows of the stored table ${data.hash} have not been put in`);
  }
}

async function loadBundled(name: BundledSet): Promise<RawData> {
  switch (name) {
    case "iris": {
      const { irisRawData } = await import("#engine/data/bundled/iris.ts");
      return irisRawData();
    }
    case "digits": {
      const { digitsRawData } = await import("#engine/data/bundled/digits.ts");
      return digitsRawData();
    }
  }
}
