import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const ROOT = process.cwd();

export const MIGRATIONS_DIRECTORY = join(ROOT, "prisma", "migrations");

/** The storage worker and the scripts that use it, bundled where packages are found. */
export interface StoreBundle {
  readonly workerUrl: URL;
  /** A script that commits until it is killed; see store-committer.ts. */
  readonly committer: string;
  /** A script that holds a data folder; see store-folder-holder.ts. */
  readonly folderHolder: string;
  /** A folder for this bundle's users to write in. */
  readonly folder: string;
  remove(): Promise<void>;
}

export async function bundleStore(): Promise<StoreBundle> {
  await mkdir(join(ROOT, "dist"), { recursive: true });
  const folder = await mkdtemp(join(ROOT, "dist", "test-store-"));
  await build({
    entryPoints: {
      "storage-worker": "server/runs/storage-worker.ts",
      "store-committer": "tests/support/store-committer.ts",
      "store-folder-holder": "tests/support/store-folder-holder.ts",
    },
    absWorkingDir: ROOT,
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "silent",
  });
  return {
    workerUrl: pathToFileURL(join(folder, "storage-worker.js")),
    committer: join(folder, "store-committer.js"),
    folderHolder: join(folder, "store-folder-holder.js"),
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
