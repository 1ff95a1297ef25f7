"use client";

import { useStore } from "zustand";
import type { Session } from "#client/session/session.ts";
import { sessionsOnScreen } from "#client/session/session-on-screen.ts";
import { GLOSSARY, GLOSSARY_WORDS, type TermId } from "#client/text/en/glossary.ts";
import { termNow } from "#client/views/glossary/term-now.ts";

interface TermTextProps {
  readonly term: TermId;
  readonly onTerm: (term: TermId) => void;
}

/** What a term means, its formula, what it is in this room now, and its neighbours. */
export function TermText({ term, onTerm }: TermTextProps) {
  const { says, formula, see = [] } = GLOSSARY[term];
  // Two runs side by side have two values each: then none is shown.
  const only = useStore(sessionsOnScreen, ({ sessions }) =>
    sessions.length === 1 ? sessions[0] : undefined,
  );
  return (
    <>
      <p className="mt-1 text-pretty text-[0.8125rem] text-soft">{says}</p>
      {formula === undefined ? null : (
        <p className="num mt-2 overflow-x-auto whitespace-nowrap text-[0.8125rem]">{formula}</p>
      )}
      {only === undefined ? null : <Now term={term} session={only} />}
      {see.length === 0 ? null : (
        <p className="mt-2 text-soft text-xs">
          {GLOSSARY_WORDS.see}:{" "}
          {see.map((other, index) => (
            <span key={other}>
              {index === 0 ? "" : ", "}
              <button type="button" onClick={() => onTerm(other)} className="text-accent underline">
                {GLOSSARY[other].name}
              </button>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Now({ term, session }: { readonly term: TermId; readonly session: Session }) {
  const now = useStore(session.store, (state) => termNow(term, state));
  return now === null ? null : (
    <p className="mt-2 border-accent border-l-2 pl-2.5 text-xs">
      <span className="text-soft">{GLOSSARY_WORDS.now}: </span>
      <span className="num break-words" data-testid="term-now">
        {now}
      </span>
    </p>
  );
}
