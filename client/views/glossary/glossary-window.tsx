"use client";

import { useEffect } from "react";
import type { Asked } from "#client/views/glossary/asked-term.ts";
import { findTerm } from "#client/views/glossary/find-term.ts";
import { GlossaryDialog } from "#client/views/glossary/glossary-dialog.tsx";
import { TermCard } from "#client/views/glossary/term-card.tsx";

interface GlossaryWindowProps {
  readonly asked: Asked;
  readonly onAsk: (asked: Asked | null) => void;
}

/** The card of one term beside its word, or all of them. */
export function GlossaryWindow({ asked, onAsk }: GlossaryWindowProps) {
  const term = asked.kind === "term" ? findTerm(asked.key) : null;
  const isUnknown = asked.kind === "term" && term === null;
  useEffect(() => {
    if (isUnknown) {
      onAsk({ kind: "list" });
    }
  }, [isUnknown, onAsk]);
  if (asked.kind === "list") {
    return <GlossaryDialog onClose={() => onAsk(null)} />;
  }
  return term === null ? null : (
    <TermCard
      // Another word is another card, in another place.
      key={asked.key}
      term={term}
      word={asked.word}
      onAll={() => onAsk({ kind: "list" })}
      onClose={() => onAsk(null)}
    />
  );
}
