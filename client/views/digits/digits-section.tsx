"use client";

import { useMemo } from "react";
import { DIGITS } from "#client/text/en/digits.ts";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { DigitBars } from "#client/views/digits/digit-bars.tsx";
import { DigitPad } from "#client/views/digits/digit-pad.tsx";
import { wiped } from "#client/views/digits/pen.ts";
import { type DigitDrawing, useDigitDrawing } from "#client/views/digits/use-digit-drawing.ts";
import { RowPicture } from "#client/views/outputs/row-picture.tsx";
import type { TrainingSettings } from "#engine/settings.ts";

interface DigitsSectionProps {
  readonly settings: TrainingSettings;
  /** On a wall: nobody draws here, whoever they are, and there is less room. */
  readonly isLookedAt?: boolean;
}

/** A pad to draw a digit on, and what the network makes of it while it trains. */
export function DigitsSection({ settings, isLookedAt = false }: DigitsSectionProps) {
  const drawing = useDigitDrawing(isLookedAt);
  const { pixels, mayDraw, drawn } = drawing;
  return (
    <section
      aria-labelledby="digits-title"
      // On a wall it is as high as there is room: ten answers are always all in sight.
      className={isLookedAt ? "flex h-full min-w-0 flex-col" : "mb-5 min-w-0 max-w-xl"}
      data-testid="digits"
    >
      <div
        className={classNames(
          "flex items-center justify-between gap-3",
          isLookedAt ? "min-h-6 text-2xs text-soft" : "min-h-8",
        )}
      >
        <h3 id="digits-title" className={isLookedAt ? "sr-only" : "font-medium text-xs"}>
          {DIGITS.title}
        </h3>
        {isLookedAt ? <Author drawing={drawing} /> : null}
        {mayDraw ? (
          <Button
            size="small"
            tone="quiet"
            disabled={pixels === null}
            onClick={() => drawing.change(wiped(drawn))}
            data-testid="digit-clear"
            className="-mr-2.5 pointer-coarse:h-11"
          >
            {DIGITS.clear}
          </Button>
        ) : null}
      </div>
      <div
        className={classNames(
          "grid gap-4",
          isLookedAt
            ? "min-h-0 flex-1 grid-cols-[7rem_minmax(0,1fr)] grid-rows-[minmax(0,1fr)]"
            : "grid-cols-[minmax(0,11rem)_minmax(9rem,1fr)]",
        )}
      >
        <div className="min-w-0">
          <DigitPad drawing={drawing} />
          {isLookedAt && pixels !== null ? (
            <p className="mt-1 text-2xs text-soft">
              <Seen pixels={pixels} />
            </p>
          ) : null}
        </div>
        <DigitBars settings={settings} pixels={pixels} />
      </div>
      {isLookedAt ? null : (
        <div className="mt-1.5 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-2xs text-soft">
          <Author drawing={drawing} />
          {pixels === null ? null : <Seen pixels={pixels} />}
        </div>
      )}
    </section>
  );
}

function Author({ drawing: { by, isShared, mayDraw } }: { readonly drawing: DigitDrawing }) {
  const words =
    by === undefined
      ? mayDraw
        ? DIGITS.nothing
        : DIGITS.viewer
      : by !== null
        ? DIGITS.by(by.name)
        : isShared
          ? DIGITS.byYou
          : DIGITS.byYouAlone;
  return (
    <span className="flex min-w-0 items-center gap-1.5" data-testid="digit-author">
      {by ? <PersonMark name={by.name} color={by.color} size="dot" /> : null}
      <span className="min-w-0 truncate">{words}</span>
    </span>
  );
}

function Seen({ pixels }: { readonly pixels: readonly number[] }) {
  const values = useMemo(() => Float64Array.from(pixels), [pixels]);
  return (
    <span
      className="flex items-center gap-1.5"
      data-testid="digit-seen"
      data-value={pixels.join(" ")}
    >
      <RowPicture pixels={values} sizePx={32} />
      {DIGITS.seen}
    </span>
  );
}
