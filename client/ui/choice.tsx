"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import { classNames } from "#client/ui/class-names.ts";
import { TypeAhead } from "#client/ui/type-ahead.ts";

export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: string;
  /** One line on what it does. */
  readonly detail?: string | undefined;
}

/** What comes with an option at this moment. */
export interface Offer {
  /** What else it changes. */
  readonly also?: string | undefined;
  /** Why it cannot be chosen now. */
  readonly refusal?: string | undefined;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: string;
  /** What the closed control says where the value is none of the options. */
  readonly shown?: string | undefined;
  readonly options: readonly Option<T>[];
  /** Asked while the list is open: it may have to check a whole document. */
  readonly offerOf?: ((value: T) => Offer) | undefined;
  readonly onChange: (value: T) => void;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly describedBy?: string;
  readonly className?: string;
}

const NOTHING_WITH_IT: Offer = {};

/** One out of a few, with a line on each. The list costs nothing before it is open. */
export function Choice<T extends string>({
  label,
  value,
  shown,
  options,
  offerOf,
  onChange,
  onOpenChange,
  isDisabled = false,
  testId,
  describedBy,
  className,
}: ChoiceProps<T>) {
  const [isOpen, setIsOpen] = useState(false);
  const typeAhead = useTypeAhead(options, offerOf, onChange);
  const chosen = options.find((option) => option.value === value);
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option !== undefined) {
      onChange(option.value);
    }
  };
  return (
    <Select.Root
      value={value}
      onValueChange={choose}
      disabled={isDisabled}
      open={isOpen}
      onOpenChange={(opens) => {
        setIsOpen(opens);
        onOpenChange?.(opens);
      }}
    >
      <Select.Trigger
        aria-label={label}
        aria-describedby={describedBy}
        data-testid={testId}
        data-value={value}
        onKeyDown={(event) => typeAhead(event, value)}
        className={classNames(
          "inline-flex h-8 pointer-coarse:h-10 min-w-0 items-center justify-between gap-1.5 rounded-md border border-line-strong/60 bg-raised pr-2 pl-2.5 text-[0.8125rem]",
          "hover:border-ink disabled:cursor-not-allowed disabled:border-line disabled:text-soft",
          className,
        )}
      >
        <span className="truncate">{chosen?.label ?? shown ?? value}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-faint" />
      </Select.Trigger>
      {isOpen ? (
        <Select.Portal>
          <Select.Content
            position="popper"
            sideOffset={4}
            collisionPadding={8}
            className="arrive z-50 max-h-[var(--radix-select-content-available-height)] min-w-[var(--radix-select-trigger-width)] max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border border-line bg-raised p-1 shadow-lift"
          >
            <Select.Viewport>
              {options.map((option) => (
                <Item
                  key={option.value}
                  option={option}
                  offer={offerOf?.(option.value) ?? NOTHING_WITH_IT}
                />
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      ) : null}
    </Select.Root>
  );
}

/** The items of a closed list are not in the page: letters choose from the options themselves. */
function useTypeAhead<T extends string>(
  options: readonly Option<T>[],
  offerOf: ((value: T) => Offer) | undefined,
  onChange: (value: T) => void,
): (event: KeyboardEvent, value: string) => void {
  const [typeAhead] = useState(() => new TypeAhead());
  return (event, value) => {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const found = typeAhead.type(event.key, event.timeStamp, {
      labels: options.map((option) =>
        offerOf?.(option.value).refusal === undefined ? option.label : "",
      ),
      chosen: options.findIndex((option) => option.value === value),
    });
    if (found !== null) {
      event.preventDefault();
      const option = options[found];
      if (option !== undefined && option.value !== value) {
        onChange(option.value);
      }
    }
  };
}

function Item({ option, offer }: { readonly option: Option; readonly offer: Offer }) {
  const { value, label, detail } = option;
  const { also, refusal } = offer;
  return (
    <Select.Item
      value={value}
      disabled={refusal !== undefined}
      className="relative cursor-pointer select-none rounded-md py-1.5 pr-3 pl-7 text-[0.8125rem] outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-sunken data-[disabled]:text-faint pointer-coarse:py-2.5"
    >
      <Select.ItemIndicator className="absolute top-2 left-2 text-accent">
        <Check size={14} aria-hidden />
      </Select.ItemIndicator>
      <Select.ItemText>{label}</Select.ItemText>
      {detail === undefined ? null : <span className="num block text-2xs text-soft">{detail}</span>}
      {also === undefined ? null : <span className="block text-2xs text-accent">{also}</span>}
      {refusal === undefined ? null : (
        <span className="block max-w-72 text-2xs text-soft">{refusal}</span>
      )}
    </Select.Item>
  );
}
