"use client";

import { type ComponentProps, useState } from "react";
import { classNames } from "#client/ui/class-names.ts";

interface TextFieldProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "type"> {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly testId?: string;
}

/** A short text in place: Enter or leaving the field commits it, Escape takes it back. */
export function TextField({
  label,
  value,
  onCommit,
  testId,
  className,
  onFocus,
  onBlur,
  ...rest
}: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const trimmed = draft?.trim() ?? "";
    setDraft(null);
    if (trimmed !== "" && trimmed !== value) {
      onCommit(trimmed);
    }
  };
  return (
    <input
      {...rest}
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      data-testid={testId}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={onFocus}
      onBlur={(event) => {
        commit();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          commit();
        } else if (event.key === "Escape") {
          setDraft(null);
        }
      }}
      className={classNames(
        "min-w-0 rounded-md border border-line-strong/60 bg-raised px-2.5 hover:border-ink",
        "disabled:cursor-not-allowed disabled:border-line disabled:text-soft",
        className,
      )}
    />
  );
}
