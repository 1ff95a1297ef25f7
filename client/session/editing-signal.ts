import { type Controls, controlOfPath, mayChange } from "#protocol/controls.ts";
import type { Role } from "#protocol/room.ts";

const EVERY_MS = 250;

/** Tells the others which field this person edits: the newest path, at most four times a second. */
export class EditingSignal {
  readonly #tell: (path: string | null) => void;
  #path: string | null = null;
  #told: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (path: string | null) => void) {
    this.#tell = tell;
  }

  set(path: string | null): void {
    this.#path = path;
    if (this.#timer === undefined) {
      this.#flush();
    }
  }

  /** After a new connection nobody knows any more. */
  resume(): void {
    this.#told = null;
    this.#flush();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#path !== this.#told) {
      this.#told = this.#path;
      this.#tell(this.#path);
      this.#timer = setTimeout(() => this.#flush(), EVERY_MS);
    }
  }
}

/** Whether somebody of this role edits such a field: others are not told of one who only looks. */
export function mayTell(path: string | null, role: Role | undefined, controls: Controls): boolean {
  const control = path === null ? null : controlOfPath(path);
  return role !== undefined && (control === null || mayChange(role, controls, control));
}
