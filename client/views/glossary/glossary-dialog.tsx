"use client";

import { useId, useState } from "react";
import { GLOSSARY, GLOSSARY_WORDS, type TermId } from "#client/text/en/glossary.ts";
import { DialogWindow } from "#client/ui/dialog-window.tsx";
import { findTerm, searchTerms } from "#client/views/glossary/find-term.ts";
import { shownTerms } from "#client/views/glossary/term-of.ts";
import { TermText } from "#client/views/glossary/term-text.tsx";

/** Every term: those of this page first, the others by name; found by a few letters. */
export function GlossaryDialog({ onClose }: { readonly onClose: () => void }) {
  const [onPage] = useState(termsOnPage);
  const [words, setWords] = useState("");
  const isSearching = words.trim() !== "";
  const found = searchTerms(words);
  return (
    <DialogWindow
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={GLOSSARY_WORDS.title}
      isTall
    >
      <input
        type="search"
        data-autofocus=""
        data-testid="glossary-search"
        aria-label={GLOSSARY_WORDS.search}
        placeholder={GLOSSARY_WORDS.search}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="h-10 w-full rounded-md border border-line-strong/60 bg-raised px-3 hover:border-ink"
      />
      <p className="sr-only" aria-live="polite">
        {isSearching ? GLOSSARY_WORDS.count(found.length) : ""}
      </p>
      {isSearching || onPage.length === 0 ? null : (
        <TermList title={GLOSSARY_WORDS.onPage} terms={onPage} onTerm={setWords} />
      )}
      <TermList
        title={GLOSSARY_WORDS.all}
        terms={isSearching ? found : found.filter((id) => !onPage.includes(id))}
        onTerm={setWords}
      />
      {found.length === 0 ? (
        <p className="mt-4 text-soft">{GLOSSARY_WORDS.none(words.trim())}</p>
      ) : null}
    </DialogWindow>
  );
}

interface TermListProps {
  readonly title: string;
  readonly terms: readonly TermId[];
  /** Searches for a neighbour, and with it for what is told about it. */
  readonly onTerm: (words: string) => void;
}

function TermList({ title, terms, onTerm }: TermListProps) {
  const id = useId();
  return terms.length === 0 ? null : (
    <section aria-labelledby={id} className="mt-5">
      <h3 id={id} className="eyebrow">
        {title}
      </h3>
      <ul className="divide-y divide-line">
        {terms.map((term) => (
          <li key={term} data-testid={`glossary-${term}`} className="py-3">
            <h4 className="font-semibold text-sm">{GLOSSARY[term].name}</h4>
            <TermText term={term} onTerm={(other) => onTerm(GLOSSARY[other].name)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In the order of the page, each once. */
function termsOnPage(): readonly TermId[] {
  const ids = shownTerms().map((word) => findTerm(word.dataset["term"] ?? ""));
  return [...new Set(ids.filter((id) => id !== null))];
}
