"use client";

import { useId, useState } from "react";
import { readNumber, writeNumber } from "#client/draw/number-format.ts";
import { errorText } from "#client/session/error-text.ts";
import { useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { LIMITS } from "#protocol/limits.ts";

interface CellEditorProps {
  /** As on screen: "W2[3][1]". */
  readonly name: string;
  /** What the cell showed when it was opened; the run may have gone on since. */
  readonly value: number;
  readonly onProblem: (problem: string | null) => void;
  /** Told with the number that was set, or null when it was left as it is. */
  readonly onClose: (set: number | null) => void;
}

/** A number of a matrix while somebody types another: Enter sets it, Escape or leaving does not. */
export function CellEditor({ name, value, onProblem, onClose }: CellEditorProps) {
  const actions = useSessionActions();
  const [typed, setTyped] = useState(() => writeNumber(value));
  const [isSending, setIsSending] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const hint = useId();

  const refuse = (problem: string) => {
    setIsWrong(true);
    setIsSending(false);
    onProblem(problem);
  };
  const commit = async () => {
    const number = readNumber(typed);
    if (number === null || Math.abs(number) > LIMITS.magnitude) {
      refuse(number === null ? text.matrices.notANumber : text.matrices.tooLarge);
      return;
    }
    setIsSending(true);
    const answer = await actions.setParameter(name, number);
    if (answer.ok) {
      onClose(number);
    } else {
      const { code, message } = answer.error;
      refuse(code === "invalid-settings" ? message : `${errorText(code)} ${message}`.trim());
    }
  };

  return (
    <>
      <input
        // The cell was opened by a key or a press: the caret belongs here.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={text.matrices.editLabel(name)}
        aria-describedby={hint}
        aria-invalid={isWrong}
        data-testid="parameter-input"
        value={typed}
        readOnly={isSending}
        // Backwards, so that a long number shows its first digits.
        onFocus={({ currentTarget }) =>
          currentTarget.setSelectionRange(0, typed.length, "backward")
        }
        onChange={(event) => {
          setTyped(event.target.value);
          setIsWrong(false);
          onProblem(null);
        }}
        onBlur={() => {
          if (!isSending) {
            onClose(null);
          }
        }}
        onKeyDown={(event) => {
          // Keys of the grid and of the page rest while one types.
          event.stopPropagation();
          if (event.key === "Enter" && !isSending) {
            void commit();
          } else if (event.key === "Escape") {
            onClose(null);
          }
        }}
        className={classNames(
          "num block h-7 w-[4.5rem] min-w-full rounded-[3px] bg-raised px-1.5 text-right text-xs outline-2",
          isWrong ? "outline-alarm" : "outline-accent",
          isSending && "opacity-60",
        )}
      />
      <span id={hint} hidden>
        {text.matrices.editHint}
      </span>
    </>
  );
}
