import { referenceEngine } from "#engine/reference/reference-engine.ts";
import type { Engine } from "#engine/training.ts";
import { UsageError } from "./usage-error.ts";

/** @throws {UsageError} for an engine that is not built. */
export async function loadEngine(name: Engine["name"]): Promise<Engine> {
  if (name === "fast") {
    throw new UsageError("--engine fast does not exist yet; the engine is reference");
  }
  return referenceEngine;
}
