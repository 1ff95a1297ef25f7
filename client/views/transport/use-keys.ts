"use client";

import { useEffect, useEffectEvent } from "react";

/** What a key (`event.key`) does; the flag says whether shift was held. */
export type KeyAction = readonly [key: string, act: (isShifted: boolean) => void];

/**
 * Keys for the whole page. They rest while somebody types or a dialog is open; a control that has
 * its own use for a key stops the event.
 */
export function useKeys(keys: readonly KeyAction[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = keys.find(([key]) => key === event.key)?.[1];
    if (action === undefined || event.defaultPrevented || isCommand(event) || isBusy(event)) {
      return;
    }
    event.preventDefault();
    action(event.shiftKey);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** Brackets are typed with AltGr or Option on many keyboards: that is no command. */
function isCommand(event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  const isTyped =
    event.getModifierState("AltGraph") || (altKey && !ctrlKey && (key === "[" || key === "]"));
  return metaKey || ((ctrlKey || altKey) && !isTyped);
}

const TYPING =
  "input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]";
const PRESSABLE = "button, a, [role=switch], [role=radio], [role=tab]";

function isBusy({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) {
    return false;
  }
  const isMoving = key.startsWith("Arrow") || key === "Home" || key === "End";
  return (
    target.closest(TYPING) !== null ||
    (key === " " && target.closest(PRESSABLE) !== null) ||
    (isMoving && target.closest("[role=group], [role=tablist], [role=slider]") !== null)
  );
}
