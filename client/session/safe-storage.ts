/** Keeps strings by key. Never throws: a browser may forbid storage, or its quota may be full. */
export interface SafeStorage {
  read(key: string): string | null;
  write(key: string, value: string): void;
  remove(key: string): void;
}

/** This browser's storage; what it refuses is kept until the page closes. */
export function safeStorage(kind: "localStorage" | "sessionStorage"): SafeStorage {
  const fallback = FALLBACK[kind];
  return {
    read(key) {
      try {
        return globalThis[kind].getItem(key) ?? fallback.get(key) ?? null;
      } catch {
        return fallback.get(key) ?? null;
      }
    },
    write(key, value) {
      fallback.delete(key);
      try {
        globalThis[kind].setItem(key, value);
      } catch {
        fallback.set(key, value);
      }
    },
    remove(key) {
      fallback.delete(key);
      try {
        globalThis[kind].removeItem(key);
      } catch {
        // Nothing can be stored here, so nothing has to be removed.
      }
    },
  };
}

const FALLBACK = {
  localStorage: new Map<string, string>(),
  sessionStorage: new Map<string, string>(),
};
