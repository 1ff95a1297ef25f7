import { randomId } from "#client/session/random-id.ts";
import type { RunChange } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ENGINE_VERSION } from "#engine/version.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { Actor, RunEvent, RunInfo } from "#protocol/room.ts";

const OWN = "own-";

/** The only person in this browser. */
const VISITOR: Actor = { id: "visitor", name: "You", color: 0 };

/** Whether a run lives in this browser alone. */
export function isOwnRun(id: string): boolean {
  return id.startsWith(OWN);
}

/** A run that no server knows. */
export function localRun(settings: TrainingSettings, number: number): RunInfo {
  return {
    id: `${OWN}${randomId()}`,
    number,
    name: `#${number}`,
    parent: null,
    settings,
    events: [],
    engineVersion: ENGINE_VERSION,
    startedAtMs: Date.now(),
  };
}

/**
 * The run that was changed at a place; what had been changed after it never happens. Of two
 * changes of the same thing at one step the later one stands.
 *
 * @param lastStep where it has been: what is known of steps behind the place is of another run.
 */
export function withChanges(
  run: RunInfo,
  { step, seq }: Pick<Frame, "step" | "seq">,
  changes: readonly RunChange[],
  lastStep: number,
): RunInfo {
  const atMs = Date.now();
  const kept = run.events.filter(
    (event) =>
      event.seq <= seq &&
      !(event.step === step && changes.some((change) => isSameThing(change, event.change))),
  );
  const added = changes.map((change) => ({ step, change, atMs, actor: VISITOR }));
  const events: readonly RunEvent[] = [...kept, ...added].map((event, i) => ({
    ...event,
    seq: i + 1,
  }));
  const isSame = step === lastStep && kept.length === run.events.length;
  return { ...run, events, id: isSame ? run.id : `${OWN}${randomId()}` };
}

function isSameThing(a: RunChange, b: RunChange): boolean {
  return a.kind === "set-parameter" && b.kind === "set-parameter"
    ? a.parameter === b.parameter
    : a.kind === b.kind;
}
