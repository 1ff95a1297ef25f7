"use client";

import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { EMBED } from "#client/text/en/embed.ts";
import { text } from "#client/text/en.ts";
import { useStepAndLoss } from "#client/views/moment/use-step-and-loss.ts";

interface EmbedBarProps {
  readonly href: string;
  readonly children: ReactNode;
}

/** The foot of a frame: what one may press, step and loss, and the way to the whole page. */
export function EmbedBar({ href, children }: EmbedBarProps) {
  const { step, loss } = useStepAndLoss();
  const shownStep = useSession((state) =>
    state.kind === "replay" ? state.frame?.step : undefined,
  );
  return (
    <footer className="flex h-12 shrink-0 items-center gap-2 border-line border-t px-2">
      {children}
      <p className="num min-w-0 flex-1 truncate text-xs">
        <span className="text-soft max-[22rem]:sr-only">{text.transport.step} </span>
        <span ref={step} data-testid="step" className="font-semibold">
          –
        </span>
        <span className="text-soft"> · </span>
        <span className="text-soft max-[26rem]:sr-only">{text.transport.loss} </span>
        <span ref={loss} data-testid="loss">
          –
        </span>
      </p>
      {/* A page of its own: inside the frame it would lose its protection against being framed. */}
      <a
        href={shownStep === undefined ? href : `${href}?step=${shownStep}`}
        target="_blank"
        rel="noopener"
        aria-label={EMBED.open}
        data-testid="open-in-weightroom"
        className="inline-flex h-10 shrink-0 items-center gap-1 whitespace-nowrap rounded-md px-2 font-medium text-accent text-xs hover:bg-sunken"
      >
        <span className="max-[30rem]:hidden">{EMBED.open}</span>
        <span className="min-[30rem]:hidden max-[20rem]:hidden">{EMBED.openShort}</span>
        <ArrowUpRight size={14} aria-hidden />
      </a>
    </footer>
  );
}
