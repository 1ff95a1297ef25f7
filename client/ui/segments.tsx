"use client";

import { ToggleGroup } from "radix-ui";
import { classNames } from "#client/ui/class-names.ts";

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly className?: string;
}

/** One out of few, all of them in sight. */
export function Segments<T extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
  testId,
  className,
}: SegmentsProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) {
      onChange(option.value);
    }
  };
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={choose}
      aria-label={label}
      disabled={isDisabled}
      data-testid={testId}
      data-value={value}
      className={classNames("inline-flex items-center rounded-md bg-sunken p-0.5", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="num h-7 min-w-7 pointer-coarse:h-9 pointer-coarse:min-w-9 rounded px-2 text-soft text-xs transition-colors hover:text-ink disabled:cursor-not-allowed disabled:opacity-60 data-[state=on]:bg-raised data-[state=on]:font-semibold data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line)]"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
