import { endWithNpm } from "./end-with-npm.mjs";
import { failClearly } from "./fail-clearly.mjs";
import { serve } from "./serve.mjs";
import { prepareServer } from "./steps.mjs";

/** Prepares what is missing, then becomes the server. */
export async function start(args) {
  endWithNpm();
  try {
    await prepareServer();
  } catch (error) {
    failClearly("Weightroom could not be prepared", error);
  }
  await serve(args);
}
