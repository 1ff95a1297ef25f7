"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select } from "radix-ui";
import { classNames } from "#client/ui/class-names.ts";

export interface Option {
  readonly value: string;
  readonly label: string;
  /** One line on what it does. */
  readonly detail?: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly describedBy?: string;
  readonly className?: string;
}

/** One out of a few, with a line on each. */
export function Choice({
  label,
  value,
  options,
  onChange,
  onOpenChange,
  isDisabled = false,
  testId,
  describedBy,
  className,
}: ChoiceProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Select.Root
      value={value}
      onValueChange={onChange}
      disabled={isDisabled}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Select.Trigger
        aria-label={label}
        aria-describedby={describedBy}
        data-testid={testId}
        data-value={value}
        className={classNames(
          "inline-flex h-8 min-w-0 items-center justify-between gap-1.5 rounded-md border border-line-strong/60 bg-raised pr-2 pl-2.5 text-[0.8125rem]",
          "hover:border-ink disabled:cursor-not-allowed disabled:border-line disabled:text-soft",
          className,
        )}
      >
        <span className="truncate">{chosen?.label ?? value}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-faint" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="arrive z-50 max-h-[var(--radix-select-content-available-height)] min-w-[var(--radix-select-trigger-width)] max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border border-line bg-raised p-1 shadow-lift"
        >
          <Select.Viewport>
            {options.map((option) => (
              <Select.Item
                key={option.value}
                value={option.value}
                className="relative cursor-pointer select-none rounded-md py-1.5 pr-3 pl-7 text-[0.8125rem] outline-none data-[highlighted]:bg-sunken"
              >
                <Select.ItemIndicator className="absolute top-2 left-2 text-accent">
                  <Check size={14} aria-hidden />
                </Select.ItemIndicator>
                <Select.ItemText>{option.label}</Select.ItemText>
                {option.detail === undefined ? null : (
                  <span className="num block text-2xs text-soft">{option.detail}</span>
                )}
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
