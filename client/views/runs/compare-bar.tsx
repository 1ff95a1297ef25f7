"use client";

import { Columns3 } from "lucide-react";
import Link from "next/link";
import { LIBRARY } from "#client/text/en/library.ts";
import { Button } from "#client/ui/button.tsx";
import { compareAddress, MOST_PICKS } from "#client/views/runs/library-query.ts";

interface CompareBarProps {
  readonly picks: readonly string[];
  readonly onClear: () => void;
}

/** What is chosen, at the foot of the window, and the way on. */
export function CompareBar({ picks, onClear }: CompareBarProps) {
  return (
    <div
      data-stays=""
      className="short:static sticky bottom-0 z-20 border-line border-t bg-paper"
      hidden={picks.length === 0}
    >
      <div
        className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-3 gap-y-2 px-5 py-2.5 sm:px-8"
        data-testid="compare-bar"
      >
        <p className="min-w-0 flex-1 text-[0.8125rem]" role="status">
          {picks.length === 0 ? "" : LIBRARY.picked(picks.length)}
          {picks.length === MOST_PICKS ? (
            <span className="block text-2xs text-soft">{LIBRARY.full}</span>
          ) : null}
        </p>
        <Button tone="quiet" onClick={onClear} data-testid="clear-picks">
          {LIBRARY.clearPicks}
        </Button>
        {picks.length < 2 ? null : (
          <Link
            href={compareAddress(picks)}
            data-testid="compare"
            className="inline-flex h-9 pointer-coarse:h-10 items-center gap-2 rounded-md bg-accent px-3.5 font-medium text-accent-ink text-sm hover:opacity-90"
          >
            <Columns3 size={15} aria-hidden />
            {LIBRARY.compare}
          </Link>
        )}
      </div>
    </div>
  );
}
