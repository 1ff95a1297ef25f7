import { COMPARE } from "#client/text/en/compare.ts";
import { lookOf } from "#client/views/compare/run-look.ts";

/** A run's letter with a piece of its line, as in the chart. */
export function RunSign({ index }: { readonly index: number }) {
  const { letter, dash, colour } = lookOf(index);
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5">
      <svg viewBox="0 0 28 8" className="h-2 w-7" aria-hidden>
        <path
          d="M1 4 H27"
          fill="none"
          strokeWidth="2"
          strokeDasharray={dash.join(" ")}
          style={{ stroke: `var(--${colour})` }}
        />
      </svg>
      <RunLetter index={index} />
      <span className="sr-only">{COMPARE.label(letter)}</span>
    </span>
  );
}

/** The letter alone, for lines of values. */
export function RunLetter({ index }: { readonly index: number }) {
  const { letter, colour } = lookOf(index);
  return (
    <span aria-hidden className="font-semibold text-xs" style={{ color: `var(--${colour})` }}>
      {letter}
    </span>
  );
}
