"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { classNames } from "#client/ui/class-names.ts";
import { placeAround } from "#client/ui/place-after.ts";
import { scrollSideways } from "#client/ui/scroll-sideways.ts";

interface PanelTabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly name: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (name: T) => void;
  /** Before a tab's name in its test id: a page may have the same tabs twice, for two widths. */
  readonly testId: string;
  /** They share the whole width: on a phone. */
  readonly isWide?: boolean;
  readonly className?: string;
}

/** Names of panels of which one is shown: one tab stop, arrow keys, Home and End. */
export function PanelTabs<T extends string>(props: PanelTabsProps<T>) {
  const { label, tabs, chosen, onChoose, testId, isWide = false, className } = props;
  const list = useRef<HTMLDivElement>(null);
  // It is told of the size that the row has, and of each that it gets.
  useEffect(() => {
    const observer = new ResizeObserver(() =>
      scrollSideways(list.current, `[data-testid="${testId}-${chosen}"]`),
    );
    if (list.current !== null) {
      observer.observe(list.current);
    }
    return () => observer.disconnect();
  }, [testId, chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tabs[placeAround(event.key, placeOf(tabs, chosen), tabs.length) ?? -1];
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onChoose(next.name);
      list.current?.querySelector<HTMLElement>(`[data-testid="${testId}-${next.name}"]`)?.focus();
    }
  };
  return (
    <div
      ref={list}
      data-stays=""
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={classNames(
        "flex overflow-x-auto border-line border-b [scrollbar-width:none]",
        className,
      )}
    >
      {tabs.map(({ name, label: words }) => (
        <button
          key={name}
          type="button"
          role="tab"
          tabIndex={name === chosen ? 0 : -1}
          data-testid={`${testId}-${name}`}
          aria-selected={name === chosen}
          aria-controls={`panel-${name}`}
          onClick={() => onChoose(name)}
          className={classNames(
            "border-transparent border-b-2 text-soft text-xs hover:text-ink aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink",
            "shrink-0 whitespace-nowrap",
            isWide ? "h-11 flex-1 px-2" : "h-9 px-3 pointer-coarse:h-11",
          )}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

function placeOf(tabs: readonly { readonly name: string }[], chosen: string): number {
  return tabs.findIndex(({ name }) => name === chosen);
}
