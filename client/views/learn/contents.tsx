"use client";

import { useEffect, useState } from "react";
import { LEARN } from "#client/text/en/learn.ts";
import { CHAPTERS, type ChapterName } from "#client/views/learn/chapters.ts";

/** The chapters, and which of them one reads. */
export function Contents() {
  const reading = useReading();
  return (
    <nav aria-label={LEARN.contents}>
      <h2 className="eyebrow">{LEARN.contents}</h2>
      <ol className="mt-3 border-line border-l">
        {CHAPTERS.map((name) => (
          <li key={name}>
            <a
              href={`#${name}`}
              aria-current={name === reading ? "location" : undefined}
              className="-ml-px flex min-h-8 items-center border-transparent border-l-2 py-1 pl-3 text-soft text-xs hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {LEARN.chapters[name]}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The last chapter whose title has come above the middle of the screen. */
function useReading(): ChapterName {
  const [reading, setReading] = useState<ChapterName>(CHAPTERS[0]);
  useEffect(() => {
    const look = () => {
      const middle = window.innerHeight / 2;
      const seen = CHAPTERS.filter((name) => {
        const top = document.getElementById(name)?.getBoundingClientRect().top;
        return top !== undefined && top < middle;
      });
      setReading(seen.at(-1) ?? CHAPTERS[0]);
    };
    const observer = new IntersectionObserver(look, { rootMargin: "0px 0px -50% 0px" });
    for (const name of CHAPTERS) {
      const section = document.getElementById(name);
      if (section !== null) {
        observer.observe(section);
      }
    }
    return () => observer.disconnect();
  }, []);
  return reading;
}
