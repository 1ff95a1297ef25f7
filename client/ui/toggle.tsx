"use client";

import { Switch } from "radix-ui";

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly describedBy?: string;
}

/** On or off; the knob's place says it too. */
export function Toggle({
  label,
  isOn,
  onChange,
  isDisabled = false,
  testId,
  describedBy,
}: ToggleProps) {
  return (
    <Switch.Root
      checked={isOn}
      onCheckedChange={onChange}
      disabled={isDisabled}
      aria-label={label}
      aria-describedby={describedBy}
      data-testid={testId}
      className="relative after:absolute after:-inset-3 after:content-[''] h-5 w-9 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:opacity-60"
    >
      <Switch.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-accent-ink" />
    </Switch.Root>
  );
}
