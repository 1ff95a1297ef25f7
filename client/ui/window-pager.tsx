"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import type { ListWindow } from "#client/ui/window-of.ts";

interface WindowPagerProps {
  readonly label: string;
  readonly total: number;
  readonly shown: ListWindow;
  readonly onMove: (from: number) => void;
}

/** "rows 1–24 of 64" with a step back and on; nothing when all is shown. */
export function WindowPager({ label, total, shown, onMove }: WindowPagerProps) {
  if (total <= shown.size) {
    return null;
  }
  return (
    <div className="mt-1 flex items-center gap-1 text-2xs text-soft">
      <IconButton
        label={text.common.previous(label)}
        size="small"
        disabled={shown.from === 0}
        onClick={() => onMove(Math.max(0, shown.from - shown.size))}
      >
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      <span aria-live="polite">
        {label}{" "}
        <span className="num">
          {formatCount(shown.from + 1)}–{formatCount(shown.to)}
        </span>{" "}
        {text.common.of} <span className="num">{formatCount(total)}</span>
      </span>
      <IconButton
        label={text.common.next(label)}
        size="small"
        disabled={shown.to >= total}
        onClick={() => onMove(shown.from + shown.size)}
      >
        <ChevronRight size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
