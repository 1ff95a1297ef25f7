import { say } from "./progress.mjs";

/** Says what went wrong, what the tool printed, and ends with code 1. */
export function failClearly(what, error) {
  if (typeof error.output === "string" && error.output.trim() !== "") {
    say(error.output.trimEnd());
  }
  say(`${what}: ${error.message}`);
  process.exit(1);
}
