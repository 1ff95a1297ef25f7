import { PRODUCT } from "#client/text/en/errors.ts";

/** The product's name with its mark, a W of weights. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-[0.9375rem] tracking-tight">
      <Mark />
      {PRODUCT}
    </span>
  );
}

export function Mark() {
  return (
    <svg viewBox="0 0 24 20" className="h-[1.125rem] w-[1.35rem] text-accent" aria-hidden>
      <path
        d="M3 4 L8 16 L12 6 L16 16 L21 4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <g fill="currentColor">
        <circle cx="3" cy="4" r="2.2" />
        <circle cx="8" cy="16" r="2.2" />
        <circle cx="12" cy="6" r="2.2" />
        <circle cx="16" cy="16" r="2.2" />
        <circle cx="21" cy="4" r="2.2" />
      </g>
    </svg>
  );
}
