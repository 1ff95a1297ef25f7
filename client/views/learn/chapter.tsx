import type { ReactNode } from "react";
import { LEARN } from "#client/text/en/learn.ts";
import { CHAPTERS, type ChapterName } from "#client/views/learn/chapters.ts";

interface ChapterProps {
  readonly name: ChapterName;
  readonly children: ReactNode;
}

/** A part of the story with its number; its name is its place in the address. */
export function Chapter({ name, children }: ChapterProps) {
  return (
    <section
      id={name}
      aria-labelledby={`${name}-title`}
      className="scroll-mt-6 border-line border-t pt-8"
      data-testid={`chapter-${name}`}
    >
      <h2
        id={`${name}-title`}
        // Who is led here goes on from here by keys.
        tabIndex={-1}
        className="flex items-baseline gap-3 text-balance font-semibold text-xl tracking-tight"
      >
        <span className="num w-6 shrink-0 text-accent text-sm" aria-hidden>
          {CHAPTERS.indexOf(name) + 1}
        </span>
        {LEARN.chapters[name]}
      </h2>
      <div className="mt-4 flex min-w-0 flex-col gap-4 sm:pl-9">{children}</div>
    </section>
  );
}
