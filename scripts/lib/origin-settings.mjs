import { readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Origin, whole: what rooms of other settings are made from. */
export const ORIGIN = JSON.parse(readFileSync(inRoot("examples", "origin.json"), "utf8"));
