"use client";

import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";
import type { CellPlace, DraftFault } from "#client/views/table/table-draft.ts";

interface DraftFooterProps {
  /** What the room said, or what somebody did in it. */
  readonly words: string | null;
  readonly fault: DraftFault | null;
  readonly note: string | null;
  readonly isConflict: boolean;
  readonly isBusy: boolean;
  readonly maySave: boolean;
  readonly onFault: (at: CellPlace) => void;
  readonly onTheirs: () => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** What is in the way of saving, and the ways out of the window. */
export function DraftFooter(props: DraftFooterProps) {
  const { words, fault, note, onFault, isConflict, isBusy, maySave } = props;
  const { onTheirs, onSave, onClose } = props;
  const said = fault?.words ?? note;
  const at = fault?.at ?? null;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <p className="min-w-0 flex-1 basis-60 text-2xs text-alarm empty:basis-0" aria-live="polite">
        {words === null ? null : <span data-testid="table-problem">{words}</span>}
        {words === null && said !== null ? <span data-testid="table-fault">{said}</span> : null}
        {words === null && at !== null ? (
          <button
            type="button"
            data-testid="go-to-fault"
            onClick={() => onFault(at)}
            className="ml-2 underline underline-offset-2 pointer-coarse:min-h-10"
          >
            {TABLES.goToFirst}
          </button>
        ) : null}
      </p>
      {isConflict ? (
        <Button
          data-testid="take-theirs"
          onClick={onTheirs}
          className="max-sm:w-full pointer-coarse:h-11"
        >
          {TABLES.takeTheirs}
        </Button>
      ) : null}
      <Button tone="quiet" onClick={onClose} className="pointer-coarse:h-11">
        {TABLES.close}
      </Button>
      <Button
        tone="primary"
        disabled={!maySave}
        data-testid="save-table"
        onClick={onSave}
        className="pointer-coarse:h-11"
      >
        {isBusy ? TABLES.sending : isConflict ? TABLES.saveAnyway : TABLES.save}
      </Button>
    </div>
  );
}

interface LeavingFooterProps {
  readonly onDrop: () => void;
  readonly onStay: () => void;
}

/** Nothing is lost by accident: leaving a changed draft is asked for. */
export function LeavingFooter({ onDrop, onStay }: LeavingFooterProps) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2" role="alert">
      <p className="min-w-0 flex-1 basis-60 text-sm">{TABLES.notSaved}</p>
      <Button
        tone="danger"
        data-testid="drop-draft"
        onClick={onDrop}
        className="pointer-coarse:h-11"
      >
        {TABLES.dropDraft}
      </Button>
      <Button
        ref={focusAtOnce}
        tone="primary"
        data-testid="keep-draft"
        onClick={onStay}
        className="pointer-coarse:h-11"
      >
        {TABLES.goOn}
      </Button>
    </div>
  );
}

function focusAtOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}
