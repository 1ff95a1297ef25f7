import { expect } from "vitest";
import { ORIGIN } from "#protocol/origin.ts";
import { parseSettings } from "#protocol/settings.ts";

/** `path: message` of a refusal. */
export function refusal(document: unknown): string {
  const parsed = parseSettings(document);
  if (parsed.ok) {
    return "accepted";
  }
  expect(parsed.error.code).toBe("invalid-settings");
  return `${parsed.error.path}: ${parsed.error.message}`;
}

/** Origin with other values at its top keys; `undefined` removes one. */
export function originWith(values: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify({ ...ORIGIN, ...values }));
}
