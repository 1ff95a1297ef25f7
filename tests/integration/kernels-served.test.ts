import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "#tests/support/start-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

test("PR-17 pages get the server's own kernels, ask only whether they changed, and may compile them", async () => {
  const response = await fetch(`${server.url}/kernels.wasm`);
  expect(response.headers.get("content-type")).toBe("application/wasm");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.equals(await readFile("dist/kernels.wasm"))).toBe(true);
  // The address has no version: a page of a new server must not compute with old kernels.
  expect(response.headers.get("cache-control")).toMatch(/max-age=0|no-cache/);
  const etag = response.headers.get("etag") ?? "";
  expect(await statusOf(`${server.url}/kernels.wasm`, { "if-none-match": etag })).toBe(304);
  const page = await fetch(server.url);
  const policy = page.headers.get("content-security-policy") ?? "";
  const scripts = policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";
  expect(scripts).toContain("'wasm-unsafe-eval'");
  expect(scripts).not.toContain("'unsafe-eval'");
  expect(scripts).not.toContain("'unsafe-inline'");
});

/** As a browser's cache asks; `fetch` itself would add that it wants no cache. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}
