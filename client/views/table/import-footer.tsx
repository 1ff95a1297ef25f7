"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";

interface ReadProgressProps {
  readonly share: number;
  readonly onCancel: () => void;
}

/** How far the reading is, with a way to stop it. */
export function ReadProgress({ share, onCancel }: ReadProgressProps) {
  return (
    <div className="flex items-center gap-3 py-4">
      <progress
        value={share}
        max={1}
        aria-label={TABLES.reading}
        data-testid="read-progress"
        className="h-1.5 min-w-0 flex-1 accent-accent"
      />
      <span className="num text-2xs text-soft">{formatCount(Math.round(share * 100))} %</span>
      <Button size="small" data-testid="read-cancel" onClick={onCancel}>
        {TABLES.cancel}
      </Button>
    </div>
  );
}

interface ImportFooterProps {
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly isConflict: boolean;
  readonly words: string | null;
  readonly also: string | null;
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

/** What is in the way of taking the table, or what it would bring along. */
export function ImportFooter(props: ImportFooterProps) {
  const { isReady, isBusy, isConflict, words, also, onReplace, onClose } = props;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <p className="min-w-0 flex-1 basis-60 text-2xs empty:basis-0" aria-live="polite">
        {words === null ? null : (
          <span className="text-alarm" data-testid="import-problem">
            {words}
          </span>
        )}
        {words === null && also !== null ? (
          <span className="text-accent" data-testid="import-also">
            {TABLES.alsoSets(also)}
          </span>
        ) : null}
      </p>
      <Button tone="quiet" onClick={onClose} className="pointer-coarse:h-11">
        {TABLES.cancel}
      </Button>
      <Button
        tone="primary"
        disabled={!isReady}
        data-testid="paste-replace"
        onClick={onReplace}
        className="pointer-coarse:h-11"
      >
        {isBusy ? TABLES.sending : isConflict ? TABLES.replaceAnyway : TABLES.replace}
      </Button>
    </div>
  );
}
