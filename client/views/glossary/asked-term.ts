import { createStore } from "zustand/vanilla";

/** What somebody wants explained: one term, beside its word, or the whole list. */
export type Asked =
  | { readonly kind: "term"; readonly key: string; readonly word: HTMLElement }
  | { readonly kind: "list" };

interface AskedTerm {
  readonly asked: Asked | null;
}

export const askedTerm = createStore<AskedTerm>(() => ({ asked: null }));

export function ask(asked: Asked | null): void {
  askedTerm.setState({ asked });
}

export function openGlossary(): void {
  ask({ kind: "list" });
}
