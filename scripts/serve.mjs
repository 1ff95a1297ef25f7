// The server as it was last built: for tests and for development, which build it themselves.
import { serve } from "./lib/serve.mjs";

await serve(process.argv.slice(2));
