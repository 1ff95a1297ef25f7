import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { runNpm } from "./run-tool.mjs";

const STAMP = inRoot("node_modules", ".weightroom.json");
const SYSTEM = `${process.platform}-${process.arch}`;

/** The packages of the lock file, all of them: the build tools are needed to start, too. */
export const packagesStep = {
  title: "installing packages",
  isFresh() {
    const lock = readFileSync(inRoot("package-lock.json"), "utf8");
    const sha256 = createHash("sha256").update(lock).digest("hex");
    const stamp = readJson(STAMP);
    if (stamp?.sha256 === sha256 && stamp.system === SYSTEM) {
      return true;
    }
    const isOfAnotherSystem = stamp !== null && stamp.system !== SYSTEM;
    if (isOfAnotherSystem || !isInstalled(JSON.parse(lock))) {
      return false;
    }
    writeFileSync(STAMP, JSON.stringify({ sha256, system: SYSTEM }));
    return true;
  },
  async run() {
    rmSync(STAMP, { force: true });
    await runNpm(["ci", "--include=dev", "--prefer-offline", "--no-audit", "--no-fund"]);
    if (!packagesStep.isFresh()) {
      throw new Error("npm ci ended well, but node_modules is not what package-lock.json says");
    }
  },
};

/** Compares with npm's own note of what it put there, which it writes last. */
function isInstalled(lock) {
  const installed = readJson(inRoot("node_modules", ".package-lock.json"))?.packages;
  if (installed === undefined) {
    return false;
  }
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== "");
  const isEachThere = wanted.every(([path, entry]) => {
    const there = installed[path];
    return there === undefined
      ? entry.optional === true || entry.devOptional === true
      : there.version === entry.version && there.integrity === entry.integrity;
  });
  return isEachThere && Object.keys(installed).every((path) => path in lock.packages);
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}
