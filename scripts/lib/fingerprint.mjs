import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { inRoot } from "./paths.mjs";

/**
 * SHA-256 over names and contents of files and folders, given relative to the top.
 * Contents, not times: a checkout that changes nothing rebuilds nothing.
 */
export function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(listFiles).sort()) {
    const bytes = existsSync(inRoot(path)) ? readFileSync(inRoot(path)) : null;
    hash.update(`${path}\0${bytes === null ? "missing" : bytes.length}\0`);
    if (bytes !== null) {
      hash.update(bytes);
    }
  }
  return hash.digest("hex");
}

function listFiles(path) {
  const stats = statSync(inRoot(path), { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) {
    return [path];
  }
  return readdirSync(inRoot(path)).flatMap((name) => listFiles(`${path}/${name}`));
}

const stampPath = (name) => inRoot("dist", "stamps", `${name}.json`);

/** What the last finished build of this part said of itself; null when there is none. */
export function readStamp(name) {
  try {
    return JSON.parse(readFileSync(stampPath(name), "utf8"));
  } catch {
    return null;
  }
}

/** Before a build starts, so that an interrupted one is never taken for a good one. */
export function removeStamp(name) {
  rmSync(stampPath(name), { force: true });
}

/** After a build has finished. */
export function writeStamp(name, stamp) {
  mkdirSync(inRoot("dist", "stamps"), { recursive: true });
  const draft = `${stampPath(name)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(stamp));
  renameSync(draft, stampPath(name));
}
