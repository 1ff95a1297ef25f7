import type { SessionState } from "#client/session/session.ts";

/** What changes with every frame, thirty times a second. */
const OF_FRAMES: ReadonlySet<PropertyKey> = new Set<keyof SessionState>([
  "frame",
  "frameAtMs",
  "curve",
  "curveRevision",
  "lastStep",
]);

let watched: { readonly state: SessionState; readonly proxy: SessionState } | null = null;
let hasReadFrame = false;

/** Rule UI-130: what one part of a view selects; it is woken by frames only if it ever read one. */
export class Selection {
  #readsFrames = false;

  select<T>(selector: (state: SessionState) => T, state: SessionState): T {
    if (this.#readsFrames) {
      return selector(state);
    }
    hasReadFrame = false;
    const part = selector(watchedState(state));
    this.#readsFrames = hasReadFrame;
    return part;
  }

  /** Whether what was selected can have changed. */
  isTouched(state: SessionState, before: SessionState): boolean {
    return this.#readsFrames || isMoreThanFrame(state, before);
  }
}

function watchedState(state: SessionState): SessionState {
  if (watched?.state !== state) {
    const proxy = new Proxy(state, {
      get(target, key) {
        hasReadFrame ||= OF_FRAMES.has(key);
        return Reflect.get(target, key);
      },
    });
    watched = { state, proxy };
  }
  return watched.proxy;
}

let compared: {
  readonly state: SessionState;
  readonly before: SessionState;
  readonly isMore: boolean;
} | null = null;

/** Asked by every listener of one change. */
function isMoreThanFrame(state: SessionState, before: SessionState): boolean {
  if (compared?.state !== state || compared.before !== before) {
    const isMore = Object.entries(state).some(
      ([key, value]) => !(OF_FRAMES.has(key) || Object.is(value, Reflect.get(before, key))),
    );
    compared = { state, before, isMore };
  }
  return compared.isMore;
}
