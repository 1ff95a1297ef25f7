import { z } from "zod";
import { LIMITS } from "#protocol/limits.ts";
import { oneOf, type SettingsFault } from "#protocol/settings-faults.ts";
import type { Parsed } from "#protocol/settings-numbers.ts";

/** A finite number. Adding 0 makes 0 of -0, which JSON could not give back. */
export const finiteNumber = z.number().overwrite((value) => value + 0);

/** A whole number from `min` to `max`. */
export const wholeNumber = (min: number, max: number) => finiteNumber.min(min).max(max).int();

/** A seed as numpy's `RandomState` takes it. */
export const seedSchema = wholeNumber(0, LIMITS.seed);

/** Long lists of numbers are read by hand: zod would collect a fault for every one of them. */
export const numbers = <T>(parse: (value: unknown) => Parsed<T>) =>
  z.unknown().transform((value, context): T => {
    const parsed = parse(value);
    if ("fault" in parsed) {
      addFault(context, parsed.fault, value);
      return z.NEVER;
    }
    return parsed.value;
  });

/** A list whose length is known to be right before its entries are looked at. */
export const listOf = <T extends z.ZodType>(entry: T, min: number, max: number) =>
  z.array(z.unknown()).min(min).max(max).pipe(z.array(entry));

/** Hands a fault with its own path to zod. */
export function addFault(
  context: z.core.ParsePayload,
  { message, path }: SettingsFault,
  input: unknown,
): void {
  context.issues.push({ code: "custom", message, path: [...path], input });
}

/** Words for an object that is none of a union's: what its `key` may be. */
export function chosenBy(key: string, allowed: readonly unknown[]) {
  return {
    error: (issue: z.core.$ZodRawIssue) => {
      if (issue.code !== "invalid_union") {
        return undefined;
      }
      const { input } = issue;
      const isObject = typeof input === "object" && input !== null;
      return oneOf(isObject ? Reflect.get(input, key) : undefined, allowed);
    },
  };
}
