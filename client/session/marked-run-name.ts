import type { SessionState } from "#client/session/session.ts";
import { RUN_MARK } from "#client/text/en/run-mark.ts";

/**
 * Rule MP-53: the name of the run on the screen, marked where it updates by another rule than it
 * began with: its own name tells that one.
 */
export function markedRunName({
  run,
  settingsInForce,
}: Pick<SessionState, "run" | "settingsInForce">): string | null {
  const began = run?.settings.updateRule;
  const now = settingsInForce?.updateRule ?? began;
  if (run === null || now === undefined || JSON.stringify(now) === JSON.stringify(began)) {
    return run?.name ?? null;
  }
  const mark = now === "gradient" ? RUN_MARK.gradient : RUN_MARK.rule(now.rule, now.layer);
  return `${run.name} · ${mark}`;
}
