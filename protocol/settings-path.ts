/** One step into a document: a key or an index. */
type Segment = string | number;

/** `layers[0].units` as `["layers", 0, "units"]`; null when it is no path. */
export function parsePath(path: string): readonly Segment[] | null {
  const segments: Segment[] = [];
  const pattern = /(?:(^|\.)([a-zA-Z][a-zA-Z0-9]*))|\[(0|[1-9][0-9]{0,6})\]/y;
  while (pattern.lastIndex < path.length) {
    const match = pattern.exec(path);
    if (match === null) {
      return null;
    }
    segments.push(match[2] ?? Number(match[3]));
  }
  return segments.length > 0 && typeof segments[0] === "string" ? segments : null;
}

/** The reverse of `parsePath`. */
export function formatPath(segments: readonly PropertyKey[]): string {
  return segments.reduce<string>(
    (path, segment) =>
      typeof segment === "number"
        ? `${path}[${segment}]`
        : path === ""
          ? String(segment)
          : `${path}.${String(segment)}`,
    "",
  );
}

/** Rule RM-3: whether a change of one path touches the other: equal, around it or inside it. */
export function overlaps(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const next = longer[shorter.length];
  return longer.startsWith(shorter) && (next === undefined || next === "." || next === "[");
}

/** What a document holds at a path; undefined where there is nothing. */
export function readPath(document: unknown, path: string): unknown {
  let at = document;
  for (const segment of parsePath(path) ?? [""]) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, segment)) {
      return undefined;
    }
    at = Reflect.get(at, segment);
  }
  return at;
}

/**
 * A copy of the document with another value at the path; `undefined` removes the key.
 * Null when the path leads nowhere: its parent must be there, an index must be inside its list.
 */
export function writePath(document: unknown, path: string, value: unknown): unknown {
  const segments = parsePath(path);
  return segments === null ? null : writeSegments(document, segments, value);
}

function writeSegments(at: unknown, segments: readonly Segment[], value: unknown): unknown {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    return value;
  }
  if (Array.isArray(at)) {
    if (typeof segment !== "number" || segment >= at.length) {
      return null;
    }
    const inner = writeSegments(at[segment], rest, value);
    return inner === null || inner === undefined ? null : at.with(segment, inner);
  }
  if (typeof at !== "object" || at === null || typeof segment !== "string") {
    return null;
  }
  const entries = Object.entries(at).filter(([key]) => key !== segment);
  const inner = writeSegments(
    Object.hasOwn(at, segment) ? Reflect.get(at, segment) : undefined,
    rest,
    value,
  );
  return inner === null
    ? null
    : Object.fromEntries(inner === undefined ? entries : [...entries, [segment, inner]]);
}

/** Leaf paths whose values differ between two documents, in the order of the first. */
export function differingPaths(a: unknown, b: unknown, path = ""): string[] {
  if (Object.is(a, b)) {
    return [];
  }
  if (!isBranch(a) || !isBranch(b) || Array.isArray(a) !== Array.isArray(b)) {
    return [path];
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) {
    return [path];
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differingPaths(
      Reflect.get(a, key),
      Reflect.get(b, key),
      Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`,
    ),
  );
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
