import type { ReactNode } from "react";
import { ERRORS } from "#client/text/en/errors.ts";
import { Wordmark } from "#client/ui/wordmark.tsx";

interface FullPageMessageProps {
  readonly title: string;
  readonly body: string;
  readonly links?: readonly { readonly href: string; readonly label: string }[];
  readonly children?: ReactNode;
  readonly testId?: string;
}

/** A page that has only one thing to say, and a way on. */
export function FullPageMessage({ title, body, links, children, testId }: FullPageMessageProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="flex min-h-dvh flex-col px-6 py-5"
      data-testid={testId}
    >
      <a href="/" aria-label={ERRORS.toHome} className="self-start">
        <Wordmark />
      </a>
      <div className="m-auto w-full max-w-md py-16">
        <BrokenNetwork />
        <h1 className="mt-8 text-balance font-semibold text-2xl tracking-tight">{title}</h1>
        <p className="mt-3 text-pretty text-base text-soft leading-relaxed">{body}</p>
        <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
          {children}
          {links?.map((link) => (
            <a
              key={link.href}
              href={link.href}
              className="font-medium text-accent underline-offset-4 hover:underline pointer-coarse:py-2"
            >
              {link.label}
            </a>
          ))}
        </div>
      </div>
    </main>
  );
}

function BrokenNetwork() {
  return (
    <svg viewBox="0 0 120 56" className="h-14 w-[7.5rem]" aria-hidden role="presentation">
      <g className="stroke-line-strong" strokeWidth="1.5" fill="none">
        <path d="M10 12 L60 28 M10 44 L60 28" />
        <path d="M60 28 L78 28 M92 28 L110 28" strokeDasharray="3 4" />
      </g>
      <g className="fill-paper stroke-ink" strokeWidth="1.5">
        <circle cx="10" cy="12" r="6" />
        <circle cx="10" cy="44" r="6" />
        <circle cx="60" cy="28" r="6" />
        <circle cx="110" cy="28" r="6" strokeDasharray="3 3" />
      </g>
    </svg>
  );
}
