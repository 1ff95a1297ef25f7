import type { StoreApi } from "zustand/vanilla";
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
  #onReadsFrames: (() => void) | null = null;

  select<T>(selector: (state: SessionState) => T, state: SessionState): T {
    if (this.#readsFrames) {
      return selector(state);
    }
    hasReadFrame = false;
    const part = selector(watchedState(state));
    if (hasReadFrame) {
      this.#readsFrames = true;
      this.#onReadsFrames?.();
    }
    return part;
  }

  /** Calls back whenever what was selected can have changed; returns how to stop. */
  listen(store: ReadableStore, onChange: () => void): () => void {
    const wakers = wakersOf(store);
    let leave = wakers.add(onChange, this.#readsFrames);
    this.#onReadsFrames = () => {
      leave();
      leave = wakers.add(onChange, true);
    };
    return () => {
      this.#onReadsFrames = null;
      leave();
    };
  }
}

type ReadableStore = Pick<StoreApi<SessionState>, "subscribe">;

/** Who is woken by a change: asked once for all, since there are a hundred of them in a room. */
class Wakers {
  readonly #byAll = new Set<() => void>();
  readonly #byFrames = new Set<() => void>();
  readonly #store: ReadableStore;
  #leave: (() => void) | null = null;

  constructor(store: ReadableStore) {
    this.#store = store;
  }

  add(onChange: () => void, readsFrames: boolean): () => void {
    const wakers = readsFrames ? this.#byFrames : this.#byAll;
    wakers.add(onChange);
    this.#leave ??= this.#store.subscribe((state, before) => this.#wake(state, before));
    return () => {
      wakers.delete(onChange);
      if (this.#byAll.size + this.#byFrames.size === 0) {
        this.#leave?.();
        this.#leave = null;
      }
    };
  }

  #wake(state: SessionState, before: SessionState): void {
    // Whoever is woken may wake or silence others.
    const woken = [...this.#byFrames, ...(isMoreThanFrame(state, before) ? this.#byAll : [])];
    for (const onChange of woken) {
      onChange();
    }
  }
}

const wakersByStore = new WeakMap<ReadableStore, Wakers>();

function wakersOf(store: ReadableStore): Wakers {
  const known = wakersByStore.get(store) ?? new Wakers(store);
  wakersByStore.set(store, known);
  return known;
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

function isMoreThanFrame(state: SessionState, before: SessionState): boolean {
  return Object.entries(state).some(
    ([key, value]) => !(OF_FRAMES.has(key) || Object.is(value, Reflect.get(before, key))),
  );
}
