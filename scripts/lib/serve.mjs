import { pathToFileURL } from "node:url";
import { inRoot } from "./paths.mjs";

/** The built server in this process. Next and React read NODE_ENV when they are loaded. */
export async function serve(args) {
  process.env.NODE_ENV = args.includes("--dev") ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.setSourceMapsEnabled(true);
  const { main } = await import(pathToFileURL(inRoot("dist", "server", "main.js")).href);
  await main(args);
}
