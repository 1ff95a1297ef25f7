// The server as it was last built: for tests and for development, which build it themselves.
import { serve } from "./lib/serve.mjs";

// Whoever started this has died without stopping it.
process.on("disconnect", () => process.exit(1));
await serve(process.argv.slice(2));
