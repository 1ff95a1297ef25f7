"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { SURFACE } from "#client/text/en/surface.ts";
import { classNames } from "#client/ui/class-names.ts";

const HiddenSpace = dynamic(
  async () => (await import("#client/views/surface/hidden-space.tsx")).HiddenSpace,
  { ssr: false, loading: () => <div className="skeleton h-80 w-full" /> },
);

/** Closed until somebody asks for it: nothing is loaded or computed before. */
export function HiddenSpaceSection() {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="mt-3 min-w-0 border-line border-t">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          data-testid="hidden-space"
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
          <span className="shrink-0 font-medium text-ink">{SURFACE.hidden}</span>
          <span className="min-w-0 flex-1 truncate text-2xs text-soft">{SURFACE.hiddenNote}</span>
        </button>
      </h3>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <HiddenSpace /> : null}
      </div>
    </section>
  );
}
