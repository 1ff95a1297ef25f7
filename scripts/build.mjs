// What `npm start` would build, without starting it: for images and machines that are set up ahead.
// `--bundles` leaves the pages out and goes on after a bundle that fails: for tests.
import { failClearly } from "./lib/fail-clearly.mjs";
import { say } from "./lib/progress.mjs";
import { prepareBundles, prepareServer } from "./lib/steps.mjs";

if (process.argv.includes("--bundles")) {
  const failures = await prepareBundles().catch((error) => failClearly("Preparing failed", error));
  for (const failure of failures) {
    say(`a bundle failed: ${failure.message}`);
    process.exitCode = 1;
  }
} else {
  await prepareServer().catch((error) => failClearly("Weightroom could not be built", error));
}
