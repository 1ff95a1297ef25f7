"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { RUN_BANNER } from "#client/text/en/run-banner.ts";
import { text } from "#client/text/en.ts";

/** Why it does not go on, and what helps. */
export function PlaygroundEnd() {
  const end = useSession((state) => state.runState?.end ?? null);
  const isDiverged = end?.reason === "diverged";
  return (
    <p
      className={
        isDiverged ? "mt-3 text-alarm text-xs empty:hidden" : "mt-3 text-soft text-xs empty:hidden"
      }
      role="status"
      data-testid="playground-end"
      data-value={end?.reason ?? ""}
    >
      {end === null
        ? null
        : isDiverged
          ? text.playground.diverged(
              formatCount(end.step),
              end.message ?? RUN_BANNER.divergedSomehow,
            )
          : text.playground.ended}
    </p>
  );
}
