import type { KeyboardEvent } from "react";
import { placeAfter } from "#client/ui/place-after.ts";

/** Arrow keys, Home and End move the focus among the linked terms of a formula or of some lines. */
export function moveAmongTerms(event: KeyboardEvent<HTMLElement>): void {
  const terms = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-entity]")];
  const from = event.target instanceof HTMLElement ? terms.indexOf(event.target) : -1;
  const to = from < 0 ? null : placeAfter(event.key, from, terms.length);
  if (to === null) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  for (const [i, term] of terms.entries()) {
    term.tabIndex = i === to ? 0 : -1;
  }
  terms[to]?.focus();
}

/** Enter and the space bar press a term that is no button of its own. */
export function pressTerm(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event;
  if (
    (key === "Enter" || key === " ") &&
    target instanceof HTMLElement &&
    target.matches("[data-entity]:not(button)")
  ) {
    event.preventDefault();
    event.stopPropagation();
    target.click();
  }
}
