const TERMS = "[data-term]";

/** The word that explains a control: in the nearest box around it that has one, never beyond its panel. */
export function termOf(control: Element): HTMLElement | null {
  for (let box: Element | null = control; box !== null; box = box.parentElement) {
    const word = box.matches(TERMS) ? box : box.querySelector(TERMS);
    if (word instanceof HTMLElement) {
      return word;
    }
    if (box.matches("section, header, main, [role=dialog]")) {
      return null;
    }
  }
  return null;
}

/** From a term that has the focus, the one before or after it on the page that can be seen. */
export function termByKey(at: Element, key: string): HTMLElement | null {
  const by = key === "ArrowDown" || key === "ArrowRight" ? 1 : BACK.has(key) ? -1 : 0;
  if (by === 0 || !(at instanceof HTMLElement && at.matches(TERMS))) {
    return null;
  }
  const words = shownTerms();
  return words[words.indexOf(at) + by] ?? null;
}

export function shownTerms(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(TERMS)].filter(
    (word) => word.getClientRects().length > 0,
  );
}

const BACK: ReadonlySet<string> = new Set(["ArrowUp", "ArrowLeft"]);
