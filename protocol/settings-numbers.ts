import { LIMITS } from "#protocol/limits.ts";
import { type SettingsFault, shown } from "#protocol/settings-faults.ts";

/** A list of numbers, or the first thing that is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly fault: SettingsFault };

function parseNumbers(value: unknown): Parsed<readonly number[]> {
  return parseList(value, parseNumber);
}

/** A list of lists of finite numbers within the limits; stops at the first fault. */
export function parseRows(value: unknown): Parsed<readonly (readonly number[])[]> {
  return parseList(value, parseNumbers);
}

/** A list of matrices, each a list of rows. @see parseRows */
export function parseMatrices(value: unknown): Parsed<readonly (readonly (readonly number[])[])[]> {
  return parseList(value, parseRows);
}

function parseNumber(value: unknown): Parsed<number> {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return fault(`${shown(value)} is not allowed: a finite number is needed`);
  }
  return Math.abs(value) <= LIMITS.magnitude
    ? // Adding 0 makes 0 of -0, which JSON could not give back.
      { value: value + 0 }
    : fault(`${value} is too large: at most ${LIMITS.magnitude} either way`);
}

function parseList<T>(value: unknown, parse: (item: unknown) => Parsed<T>): Parsed<readonly T[]> {
  if (!Array.isArray(value)) {
    return fault(
      value === undefined ? "is missing: a list is needed" : `${shown(value)} is not a list`,
    );
  }
  if (value.length > LIMITS.parameters) {
    return fault(`a list of ${value.length} is too long: at most ${LIMITS.parameters}`);
  }
  const items: T[] = [];
  for (let i = 0; i < value.length; i++) {
    const item = parse(value[i]);
    if ("fault" in item) {
      return { fault: { path: [i, ...item.fault.path], message: item.fault.message } };
    }
    items.push(item.value);
  }
  return { value: items };
}

function fault(message: string): { readonly fault: SettingsFault } {
  return { fault: { path: [], message } };
}
