"use client";

import { type ComponentProps, useRef, useState } from "react";
import { readNumber, writeNumber } from "#client/draw/number-format.ts";
import { classNames } from "#client/ui/class-names.ts";

interface NumberFieldProps
  extends Omit<ComponentProps<"input">, "value" | "onChange" | "type" | "min" | "max"> {
  readonly label: string;
  /** Null shows an empty field. */
  readonly value: number | null;
  /** Null when the field was emptied and `isOptional`. */
  readonly onCommit: (value: number | null) => void;
  /** The person begins to type something else, or takes it back. */
  readonly onDraft?: (isTyping: boolean) => void;
  readonly onProblem?: (message: string | null) => void;
  /** Words for a text that is no number of this field; null when all is well. */
  readonly check: (value: number) => string | null;
  readonly notANumber: string;
  readonly isOptional?: boolean;
  readonly testId?: string;
}

/** A number: Enter or leaving the field commits it, Escape takes it back. */
export function NumberField({
  label,
  value,
  onCommit,
  onDraft,
  onProblem,
  check,
  notANumber,
  isOptional = false,
  testId,
  className,
  onFocus,
  onBlur,
  onKeyDown,
  ...rest
}: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // Enter may move the focus at once: the blur that follows must not commit the same text again.
  const pending = useRef<string | null>(null);
  const shown = value === null ? "" : writeNumber(value);

  const keep = (typed: string | null) => {
    if (pending.current === null && typed !== null) {
      onDraft?.(true);
    }
    pending.current = typed;
    setDraft(typed);
  };
  const takeBack = () => {
    keep(null);
    onDraft?.(false);
    onProblem?.(null);
  };
  const commit = () => {
    const typed = pending.current?.trim();
    if (typed === undefined || typed === shown) {
      takeBack();
      return;
    }
    if (typed === "" && isOptional) {
      takeBack();
      onCommit(null);
      return;
    }
    const number = readNumber(typed);
    const problem = number === null ? notANumber : check(number);
    onProblem?.(problem);
    if (problem === null && number !== null) {
      keep(null);
      if (number !== value) {
        onCommit(number);
      }
    }
  };

  return (
    <input
      {...rest}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      data-testid={testId}
      data-value={shown}
      value={draft ?? shown}
      onChange={(event) => keep(event.target.value)}
      onFocus={onFocus}
      onBlur={(event) => {
        commit();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          commit();
        } else if (event.key === "Escape") {
          takeBack();
        }
        onKeyDown?.(event);
      }}
      className={classNames(
        "num h-8 min-w-0 rounded-md border border-line-strong/60 bg-raised px-2 text-[0.8125rem]",
        "hover:border-ink aria-[invalid=true]:border-alarm",
        "disabled:cursor-not-allowed disabled:border-line disabled:text-soft",
        className,
      )}
    />
  );
}
