// What `npm start` would build, without starting it: for images and for machines that are set up ahead.
import { failClearly } from "./lib/fail-clearly.mjs";
import { prepareServer } from "./lib/steps.mjs";

await prepareServer().catch((error) => failClearly("Weightroom could not be built", error));
