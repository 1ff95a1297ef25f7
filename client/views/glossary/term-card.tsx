"use client";

import { Popover } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { GLOSSARY, GLOSSARY_WORDS, type TermId } from "#client/text/en/glossary.ts";
import { Button } from "#client/ui/button.tsx";
import { TermText } from "#client/views/glossary/term-text.tsx";

interface TermCardProps {
  readonly term: TermId;
  /** The word that was pressed. */
  readonly word: HTMLElement;
  readonly onAll: () => void;
  readonly onClose: () => void;
}

/** One term beside its word. Escape closes it and gives the focus back to where it was. */
export function TermCard({ term, word, onAll, onClose }: TermCardProps) {
  const anchor = useRef(word);
  const [before] = useState(() => document.activeElement);
  const [trail, setTrail] = useState<readonly TermId[]>([term]);
  const shown = trail.at(-1) ?? term;
  const isLeftFor = useRef<"elsewhere" | null>(null);
  useEffect(() => {
    word.setAttribute("aria-expanded", "true");
    return () => word.removeAttribute("aria-expanded");
  }, [word]);
  return (
    <Popover.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          aria-label={GLOSSARY[shown].name}
          data-testid="term-card"
          data-value={shown}
          align="start"
          sideOffset={6}
          collisionPadding={12}
          tabIndex={-1}
          // The card itself, so that a screen reader reads it from its beginning.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) {
              event.currentTarget.focus();
            }
          }}
          onInteractOutside={() => {
            isLeftFor.current = "elsewhere";
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (isLeftFor.current === null && before instanceof HTMLElement) {
              before.focus();
            }
          }}
          className="arrive z-50 max-h-[var(--radix-popover-content-available-height)] w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-xl border border-line bg-raised p-4 shadow-lift outline-none"
        >
          <h2 className="font-semibold text-sm">{GLOSSARY[shown].name}</h2>
          <TermText term={shown} onTerm={(next) => setTrail([...trail, next])} />
          <div className="mt-3 flex justify-between border-line border-t pt-2">
            <Button size="small" tone="quiet" className="-ml-2.5" onClick={onAll}>
              {GLOSSARY_WORDS.all}
            </Button>
            {trail.length > 1 ? (
              <Button
                size="small"
                tone="quiet"
                className="-mr-2.5"
                onClick={() => setTrail(trail.slice(0, -1))}
              >
                {GLOSSARY_WORDS.back}
              </Button>
            ) : null}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
