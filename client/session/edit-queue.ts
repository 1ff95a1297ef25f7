import {
  OUTBOX_EDITS,
  type SentEdit,
  storedOutbox,
  storeOutbox,
} from "#client/session/edit-outbox.ts";
import { randomId } from "#client/session/random-id.ts";
import type { EditAnswer, RefusedEdit } from "#client/session/session.ts";
import type { Answer, CommandResults } from "#protocol/commands.ts";
import type { ErrorCode } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { FieldRevision, SettingsEdit } from "#protocol/room.ts";
import { overlaps } from "#protocol/settings-path.ts";

/** How long to wait before an edit that was told `too-fast` is sent again, in ms. */
const PAUSE_MS = 1_000;

/** Refusals that say nothing about the edit itself. */
const COMES_BACK: ReadonlySet<ErrorCode> = new Set(["too-fast", "server-stopping", "server-busy"]);

type Revisions = Readonly<Record<string, FieldRevision>>;

interface QueuedEdit {
  edit: SentEdit;
  /** Never while it may have reached the server: it is then sent again exactly as it was. */
  wasSent: boolean;
  /** Accepted, and the room has it from this version on. */
  acceptedAt: number | null;
  readonly waiting: ((answer: EditAnswer) => void)[];
}

export interface EditQueueWiring {
  readonly code: string;
  /** Null when the answer was lost with the connection. */
  send(edit: SentEdit): Promise<Answer<"edit-settings"> | null>;
  isConnected(): boolean;
  /** The room as it is known here; null before the first welcome. */
  room(): { readonly version: number; readonly revisions: Revisions } | null;
  onChange(): void;
  onRefused(edit: SentEdit, answer: Extract<EditAnswer, { ok: false }>): void;
}

/**
 * Rules CS-6 to CS-8: own edits until the room has them. One at a time is on the way, in the order
 * in which they were made; those without an answer wait for the next connection.
 */
export class EditQueue {
  readonly #wiring: EditQueueWiring;
  readonly #sentAtMs: number[] = [];
  /** Revisions that this page made: own later edits stand on them. */
  readonly #ownRevisions = new Set<number>();
  #queue: QueuedEdit[];
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(wiring: EditQueueWiring) {
    this.#wiring = wiring;
    this.#queue = storedOutbox(wiring.code).map((edit) => ({
      edit,
      wasSent: true,
      acceptedAt: null,
      waiting: [],
    }));
  }

  /** In the order in which they were made. */
  get unconfirmed(): readonly SettingsEdit[] {
    return this.#queue.flatMap(({ edit }) =>
      edit.edits.map(({ path, value }) => ({ path, value })),
    );
  }

  get isFull(): boolean {
    return this.#unanswered().length >= OUTBOX_EDITS;
  }

  add(edits: SentEdit["edits"]): Promise<EditAnswer> {
    return new Promise((resolve) => {
      const last = this.#queue.at(-1);
      if (last !== undefined && !last.wasSent && hasSamePaths(last.edit.edits, edits)) {
        // A slider that moves on before its last value left: only the newest is worth sending.
        last.edit = { ...last.edit, edits: withBasesOf(edits, last.edit.edits) };
        last.waiting.push(resolve);
      } else {
        const edit = { editId: randomId(), edits };
        this.#queue.push({ edit, wasSent: false, acceptedAt: null, waiting: [resolve] });
      }
      this.#changed();
      this.pump();
    });
  }

  /** Call after every welcome and every event. */
  pump(): void {
    const room = this.#wiring.room();
    if (room === null || this.#isSending || this.#isClosed || !this.#wiring.isConnected()) {
      return;
    }
    this.#dropKnown(room.version);
    const [next] = this.#queue;
    // The next edit stands on the one before it: that one must be in the room first.
    if (next === undefined || next.acceptedAt !== null) {
      return;
    }
    const waitMs = this.#waitMs();
    if (waitMs > 0) {
      this.#pumpIn(waitMs);
    } else {
      this.#send(next, room.revisions);
    }
  }

  /** The server cut the connection over a message: the edit that was on its way is not sent again. */
  takeBack(error: RefusedEdit): void {
    const [first] = this.#queue;
    if (first?.wasSent && first.acceptedAt === null) {
      this.#answered(first, { ok: false, error });
    }
  }

  /** What was not answered stays stored for the next page of this tab. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #send(next: QueuedEdit, revisions: Revisions): void {
    this.#sentAtMs.push(Date.now());
    this.#isSending = true;
    next.wasSent = true;
    next.edit = {
      ...next.edit,
      edits: next.edit.edits.map((edit) => ({ ...edit, base: this.#baseOf(edit, revisions) })),
    };
    void this.#wiring.send(next.edit).then((answer) => {
      this.#isSending = false;
      this.#answered(next, answer);
    });
  }

  /** Own changes since the edit was made do not count against it; anybody else's does. */
  #baseOf({ path, base }: SentEdit["edits"][number], revisions: Revisions): number {
    const newer = Object.entries(revisions)
      .filter(([other, { revision }]) => revision > base && overlaps(path, other))
      .map(([, { revision }]) => revision);
    return newer.every((revision) => this.#ownRevisions.has(revision))
      ? Math.max(base, ...newer)
      : base;
  }

  #answered(queued: QueuedEdit, answer: Answer<"edit-settings"> | null): void {
    if (this.#isClosed) {
      return;
    }
    if (answer === null || (!answer.ok && COMES_BACK.has(answer.error.code))) {
      this.#pumpIn(PAUSE_MS);
      return;
    }
    if (answer.ok) {
      queued.acceptedAt = answer.value.version;
      this.#ownRevisions.add(answer.value.revision);
    } else {
      this.#queue = this.#queue.filter((other) => other !== queued);
      this.#wiring.onRefused(queued.edit, answer);
    }
    this.#dropKnown(this.#wiring.room()?.version ?? 0);
    this.#changed();
    for (const resolve of queued.waiting.splice(0)) {
      resolve(answer.ok ? { ok: true, ...taken(answer.value) } : answer);
    }
    this.pump();
  }

  /** What the room has needs no overlay any more. */
  #dropKnown(version: number): void {
    this.#queue = this.#queue.filter(
      ({ acceptedAt }) => acceptedAt === null || acceptedAt > version,
    );
  }

  #unanswered(): QueuedEdit[] {
    return this.#queue.filter(({ acceptedAt }) => acceptedAt === null);
  }

  #changed(): void {
    storeOutbox(
      this.#wiring.code,
      this.#unanswered().map(({ edit }) => edit),
    );
    this.#wiring.onChange();
  }

  /** Keeps under the server's rate with some to spare, so that no edit is refused for it. */
  #waitMs(): number {
    const now = Date.now();
    while (this.#sentAtMs[0] !== undefined && this.#sentAtMs[0] <= now - LIMITS.rateWindowMs) {
      this.#sentAtMs.shift();
    }
    const oldest = this.#sentAtMs[0];
    return oldest === undefined || this.#sentAtMs.length < LIMITS.editsPerWindow * 0.8
      ? 0
      : oldest + LIMITS.rateWindowMs - now;
  }

  #pumpIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.pump(), ms);
  }
}

function taken({ step, waiting }: CommandResults["edit-settings"]) {
  return { step, waiting };
}

function hasSamePaths(a: SentEdit["edits"], b: SentEdit["edits"]): boolean {
  return a.length === b.length && a.every(({ path }, i) => path === b[i]?.path);
}

/** What the person saw when the first of the joined edits was made still decides. */
function withBasesOf(edits: SentEdit["edits"], earlier: SentEdit["edits"]): SentEdit["edits"] {
  return edits.map((edit, i) => ({ ...edit, base: earlier[i]?.base ?? edit.base }));
}
