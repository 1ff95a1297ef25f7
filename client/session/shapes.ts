/** Something with keys, each of which may hold anything or be absent. */
export function isObject<K extends string>(
  value: unknown,
): value is { readonly [key in K]?: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isListOf<T>(
  value: unknown,
  isItem: (item: unknown) => item is T,
): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

export function isString(value: unknown): value is string {
  return typeof value === "string";
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

export function isText(value: unknown, maxCharacters: number, minCharacters = 0): value is string {
  return isString(value) && value.length >= minCharacters && value.length <= maxCharacters;
}

/** Null where it is no JSON. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
