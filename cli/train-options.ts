import type { Engine } from "#engine/training.ts";
import { LIMITS } from "#protocol/limits.ts";
import { UsageError } from "./usage-error.ts";

/** What the command line asked for. */
export interface TrainOptions {
  /** A path, or `-` for standard input. */
  readonly settings: string;
  /** Replaces stop.steps. */
  readonly steps: number | null;
  /** Ascending, without repeats; null for first and last. */
  readonly at: readonly number[] | null;
  readonly engine: Engine["name"];
}

const OPTIONS = ["--settings", "--steps", "--at", "--engine"] as const;
type Option = (typeof OPTIONS)[number];

/** @throws {UsageError} on anything that is not exactly an option with its value. */
export function parseTrainOptions(words: readonly string[]): TrainOptions {
  const values = readOptions(words);
  const settings = values.get("--settings");
  if (settings === undefined) {
    throw new UsageError("--settings FILE is missing (FILE may be - for standard input)");
  }
  const steps = values.get("--steps");
  const at = values.get("--at");
  return {
    settings,
    steps: steps === undefined ? null : wholeNumber("--steps", steps, 1),
    at: at === undefined ? null : ascending(at),
    engine: engineName(values.get("--engine") ?? "fast"),
  };
}

function readOptions(words: readonly string[]): ReadonlyMap<Option, string> {
  const values = new Map<Option, string>();
  for (let i = 0; i < words.length; i++) {
    const [word = "", ...inline] = (words[i] ?? "").split("=");
    const option = OPTIONS.find((known) => known === word);
    if (option === undefined) {
      throw new UsageError(`${short(word)} is no option; options are ${OPTIONS.join(", ")}`);
    }
    if (values.has(option)) {
      throw new UsageError(`${option} is given twice`);
    }
    const value = inline.length > 0 ? inline.join("=") : words[++i];
    if (value === undefined || value === "" || value.startsWith("--")) {
      throw new UsageError(`${option} needs a value`);
    }
    values.set(option, value);
  }
  return values;
}

function engineName(word: string): Engine["name"] {
  if (word !== "fast" && word !== "reference") {
    throw new UsageError(`--engine ${short(word)} is unknown; engines are fast, reference`);
  }
  return word;
}

function ascending(list: string): readonly number[] {
  const steps = list.split(",").map((word) => wholeNumber("--at", word.trim(), 0));
  return [...new Set(steps)].sort((a, b) => a - b);
}

function wholeNumber(option: Option, word: string, min: number): number {
  const value = /^\d{1,12}$/.test(word) ? Number(word) : Number.NaN;
  if (!(value >= min && value <= LIMITS.steps)) {
    throw new UsageError(
      `${option} ${short(word)} is not a whole number from ${min} to ${LIMITS.steps}`,
    );
  }
  return value;
}

function short(word: string): string {
  return JSON.stringify(word.length > 40 ? `${word.slice(0, 40)}…` : word);
}
