import { startServer } from "#tests/support/start-server.ts";

const BUILD_MS = 10 * 60_000;

/** One server for all browser tests, started as a user does; rooms keep the tests apart. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer({ script: "scripts/start.mjs", startMs: BUILD_MS });
  process.env["WEIGHTROOM_URL"] = server.url;
  return async () => {
    await server.stop();
  };
}
