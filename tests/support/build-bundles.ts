import { spawnSync } from "node:child_process";

/** Bundles the server and its threads once for all tests; what fails fails the tests that need it. */
export function setup(): void {
  spawnSync(process.execPath, ["scripts/build.mjs", "--bundles"], { stdio: "inherit" });
}
