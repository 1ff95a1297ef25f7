import type { z } from "zod";

/** One thing that is wrong with a settings document, and where. */
export interface SettingsFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A fault at a path. */
export function fault(path: readonly PropertyKey[], message: string): SettingsFault {
  return { path, message };
}

const SHOWN_CHARACTERS = 40;

/** A value in a few characters, for a message of one line: never the megabytes that came. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(shortened(value));
    case "number":
    case "boolean":
      return String(value);
    case "undefined":
      return "nothing";
    case "object":
      if (value === null) {
        return "null";
      }
      return Array.isArray(value) ? `a list of ${value.length}` : "an object";
    default:
      return `a ${typeof value}`;
  }
}

/** `layers[0].activation`; empty for the document itself. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") {
      return `${text}[${key}]`;
    }
    // A key that came from outside may hold anything: quotes off, control characters escaped.
    const name = shown(String(key)).slice(1, -1);
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

/** That `value` is none of the allowed ones: `"adam" is not allowed: use "sgd"`. */
export function oneOf(value: unknown, allowed: readonly unknown[]): string {
  const words = allowed.map(shown);
  const last = words.pop() ?? "nothing";
  const choice = words.length === 0 ? last : `${words.join(", ")} or ${last}`;
  return `${value === undefined ? "is missing" : `${shown(value)} is not allowed`}: use ${choice}`;
}

/** A number of things: `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Words for what zod found, in place of its own: what was there, and what is allowed. */
export function describeIssue(issue: z.core.$ZodRawIssue): string {
  const found = issue.input === undefined ? "is missing" : `${shown(issue.input)} is not allowed`;
  switch (issue.code) {
    case "invalid_type":
      return `${found}: ${expectation(String(issue.expected))} is needed`;
    case "invalid_value":
      return oneOf(issue.input, issue.values);
    case "too_small":
      return `${sized(issue)} is too ${smallWord(issue.origin)}: ${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}`;
    case "too_big":
      return `${sized(issue)} is too ${bigWord(issue.origin)}: ${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}`;
    case "unrecognized_keys":
      return "is no known key here";
    default:
      return found;
  }
}

/** The first fault of a refused document; a union is judged by its branch of the right kind. */
export function firstFault(error: z.core.$ZodError): SettingsFault {
  const issue = error.issues[0];
  return issue === undefined ? { path: [], message: "is not allowed" } : faultOf(issue, []);
}

function faultOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): SettingsFault {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return { path: [...path, issue.keys[0] ?? ""], message: issue.message };
  }
  if (issue.code === "invalid_union") {
    // The branch that complains about an inner key is the one that was meant.
    const meant = issue.errors.find((branch) => {
      const first = branch[0];
      return first !== undefined && (first.path.length > 0 || first.code === "unrecognized_keys");
    })?.[0];
    return meant === undefined ? { path, message: issue.message } : faultOf(meant, path);
  }
  return { path, message: issue.message };
}

function expectation(type: string): string {
  switch (type) {
    case "int":
      return "a whole number";
    case "array":
      return "a list";
    case "object":
      return "an object";
    case "boolean":
      return "true or false";
    case "number":
      return "a finite number";
    default:
      return `a ${type}`;
  }
}

function sized(issue: { readonly input?: unknown; readonly origin: string }): string {
  const { input, origin } = issue;
  if (origin === "array" && Array.isArray(input)) {
    return `a list of ${input.length}`;
  }
  return origin === "string" && typeof input === "string"
    ? `a text of ${input.length} characters`
    : shown(input);
}

function smallWord(origin: string): string {
  return origin === "array" || origin === "string" ? "short" : "small";
}

function bigWord(origin: string): string {
  return origin === "array" || origin === "string" ? "long" : "large";
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
