import type { IncomingMessage } from "node:http";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Past the limit a body is read on without being kept, so that its sender can hear the answer. */
const DRAIN_BYTES = 16 * 1024 * 1024;
const BODY_MS = 60_000;

/** A request's JSON body; an empty one counts as `{}`. Never holds more than the limit. */
export async function readJson(
  request: IncomingMessage,
  limitBytes: number = LIMITS.httpBodyBytes,
): Promise<Result<unknown>> {
  const text = await readText(request, limitBytes);
  if (text === null) {
    return refuse("too-large", `the body is larger than ${limitBytes} bytes`);
  }
  try {
    return ok(text.trim() === "" ? {} : JSON.parse(text));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return refuse("bad-message", `the body is no JSON: ${cause.slice(0, 200)}`);
  }
}

function readText(request: IncomingMessage, limitBytes: number): Promise<string | null> {
  return new Promise((resolve) => {
    // Whoever sends slowly keeps no place from others for longer.
    const timer = setTimeout(() => request.destroy(), BODY_MS);
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      length += part.byteLength;
      if (length <= limitBytes) {
        parts.push(part);
      } else if (length > DRAIN_BYTES) {
        request.destroy();
      }
    });
    request.on("end", () =>
      resolve(length <= limitBytes ? Buffer.concat(parts).toString("utf8") : null),
    );
    // Whoever breaks off hears no answer, and it is no fault of the server's: `close` follows.
    request.on("error", () => undefined);
    request.on("close", () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}
