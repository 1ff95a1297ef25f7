"use client";

import { useEffect } from "react";
import { useStore } from "zustand";
import { lazily } from "#client/ui/lazily.tsx";
import { ask, askedTerm, openGlossary } from "#client/views/glossary/asked-term.ts";
import { termByKey, termOf } from "#client/views/glossary/term-of.ts";
import { useKeys } from "#client/views/transport/use-keys.ts";

const GlossaryWindow = lazily(
  async () => (await import("#client/views/glossary/glossary-window.tsx")).GlossaryWindow,
);

/** Answers for every term of every page; texts and window are loaded when the first one is asked. */
export function GlossarySlot() {
  const asked = useStore(askedTerm, (state) => state.asked);
  useEffect(() => {
    document.addEventListener("click", onClick);
    // Before the page's own keys: an arrow on a term moves to the next term.
    document.addEventListener("keydown", onKey, { capture: true });
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onKey, { capture: true });
    };
  }, []);
  useKeys([["g", openGlossary]]);
  return asked === null ? null : <GlossaryWindow asked={asked} onAsk={ask} />;
}

function onClick({ target }: MouseEvent): void {
  const word = target instanceof Element ? target.closest<HTMLElement>("[data-term]") : null;
  if (word !== null) {
    ask({ kind: "term", key: word.dataset["term"] ?? "", word });
  }
}

function onKey(event: KeyboardEvent): void {
  const at = document.activeElement;
  if (event.key === "F1" && !event.shiftKey) {
    event.preventDefault();
    const word = at === null ? null : termOf(at);
    ask(word === null ? { kind: "list" } : { kind: "term", key: word.dataset["term"] ?? "", word });
    return;
  }
  const next = at === null ? null : termByKey(at, event.key);
  if (next !== null) {
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }
}
