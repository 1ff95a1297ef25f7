import type { NetworkPart } from "#client/draw/network-part.ts";
import type { SessionState } from "#client/session/session.ts";
import type { MathsFocus } from "#client/views/maths/maths-focus.ts";
import type { Shown, Spotlight } from "#protocol/presentation.ts";

interface Page {
  readonly panel: string | null;
  readonly part: NetworkPart | null;
  readonly maths: MathsFocus;
  readonly session: Pick<SessionState, "run" | "past">;
}

/** Rule CS-62: what a page that presents tells of what it looks at. */
export function shownNow({ panel, part, maths, session }: Page): Shown {
  const { run, past } = session;
  const isMaths = panel === "maths";
  const { stepId, depth, convention } = maths;
  return {
    panel,
    past: run === null || past === null ? null : { runId: run.id, step: past.wanted },
    maths: isMaths ? { stepId, depth, convention } : null,
    spotlight: spotlightOf(isMaths ? maths : null, part),
  };
}

/** What is pointed at goes before what was pressed, and that before what is chosen in the picture. */
function spotlightOf(maths: MathsFocus | null, part: NetworkPart | null): Spotlight | null {
  const place = maths?.lit ?? maths?.pinned ?? null;
  if (place === null) {
    return part;
  }
  const { entity, row, col } = place;
  return { kind: "entity", entity, row, col };
}
