"use client";

import { type KeyboardEvent, useRef } from "react";
import { classNames } from "#client/ui/class-names.ts";
import { placeAround } from "#client/ui/place-after.ts";

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly className?: string;
}

/** One out of few, all of them in sight; one tab stop, and arrow keys between them. */
export function Segments<T extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
  testId,
  className,
}: SegmentsProps<T>) {
  const group = useRef<HTMLFieldSetElement>(null);
  const hasChosen = options.some((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
    const from = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
    const to =
      from < 0 ? null : placeAround(SIDEWAYS[event.key] ?? event.key, from, buttons.length);
    if (to !== null) {
      event.preventDefault();
      event.stopPropagation();
      buttons[to]?.focus();
    }
  };
  return (
    <fieldset
      ref={group}
      aria-label={label}
      disabled={isDisabled}
      data-testid={testId}
      data-value={value}
      onKeyDown={onKeyDown}
      className={classNames("inline-flex items-center rounded-md bg-sunken p-0.5", className)}
    >
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          data-state={option.value === value ? "on" : "off"}
          tabIndex={(hasChosen ? option.value === value : index === 0) ? 0 : -1}
          onClick={() => option.value !== value && onChange(option.value)}
          className="num h-7 min-w-7 pointer-coarse:h-9 pointer-coarse:min-w-9 rounded px-2 text-soft text-xs transition-colors hover:text-ink disabled:cursor-not-allowed disabled:opacity-60 data-[state=on]:bg-raised data-[state=on]:font-semibold data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line)]"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

/** Up and down go the same way as left and right. */
const SIDEWAYS: Readonly<Record<string, string>> = {
  ArrowUp: "ArrowLeft",
  ArrowDown: "ArrowRight",
};
