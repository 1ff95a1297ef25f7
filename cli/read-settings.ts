import { readFileSync } from "node:fs";
import type { TrainingSettings } from "#engine/settings.ts";
import { jsonFaultPosition } from "#protocol/json-position.ts";
import { parseSettings } from "#protocol/settings.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The settings document in a file, or in standard input when `file` is `-`.
 *
 * @throws {UsageError} when it can't be read, is no JSON, or is refused.
 */
export function readSettings(file: string): TrainingSettings {
  const parsed = parseSettings(parseJson(nameOf(file), readText(file)));
  if (!parsed.ok) {
    const { path = "", message } = parsed.error;
    throw new UsageError(path === "" ? `the settings: ${message}` : `${path}: ${message}`);
  }
  if (parsed.value.data.kind === "stored") {
    throw new UsageError(
      'data.kind: "stored" rows are in a server: use "table" with the rows in it',
    );
  }
  return parsed.value;
}

function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new UsageError(`cannot read ${nameOf(file)}: ${reasonOf(error)}`, { cause: error });
  }
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
      return "reading it is not allowed";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column } = jsonFaultPosition(text);
    throw new UsageError(`${name} is not JSON: line ${line}, column ${column}`, { cause: error });
  }
}
