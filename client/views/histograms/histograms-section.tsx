"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { HISTOGRAMS } from "#client/text/en/histograms.ts";
import { classNames } from "#client/ui/class-names.ts";
import { lazily } from "#client/ui/lazily.tsx";
import type { HistogramsPlace } from "#client/views/histograms/histograms-place.ts";

const Histograms = lazily(
  async () => (await import("#client/views/histograms/histograms.tsx")).Histograms,
  <div className="skeleton h-72 w-full" />,
);

/** Closed until somebody asks for it: nothing is loaded or computed before. */
export function HistogramsSection(place: HistogramsPlace) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="mt-2 min-w-0 border-line border-t">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          data-testid="histograms"
          onClick={() => setIsOpen(!isOpen)}
          className="group flex min-h-9 w-full items-center gap-2 text-left text-xs pointer-coarse:min-h-11"
        >
          <ChevronDown
            size={14}
            aria-hidden
            className={classNames(
              "shrink-0 text-faint transition-transform group-hover:text-ink",
              !isOpen && "-rotate-90",
            )}
          />
          <span className="shrink-0 font-medium text-ink">{HISTOGRAMS.title}</span>
          <span className="min-w-0 flex-1 truncate text-2xs text-soft">{HISTOGRAMS.note}</span>
        </button>
      </h3>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <Histograms {...place} /> : null}
      </div>
    </section>
  );
}
