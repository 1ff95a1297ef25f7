import "katex/dist/katex.min.css";
import katex from "katex";

export type WriteFormula = (box: HTMLElement, tex: string, spoken: (id: string) => string) => void;

/**
 * Typesets a formula into an element. What is read aloud is its MathML; of the picture only the
 * linked terms are heard, as things to press.
 */
export const writeFormula: WriteFormula = (box, tex, spoken) => {
  katex.render(tex, box, {
    // Only the links of our own formulas.
    trust: ({ command }) => command === "\\htmlData",
    strict: false,
    throwOnError: false,
    displayMode: true,
  });
  const picture = box.querySelector(".katex-html");
  if (picture !== null) {
    picture.removeAttribute("aria-hidden");
    hideAllButTerms(picture, spoken);
  }
  box.querySelector("[data-entity]")?.setAttribute("tabindex", "0");
};

function hideAllButTerms(element: Element, spoken: (id: string) => string): void {
  for (const child of element.children) {
    if (child.hasAttribute("data-entity")) {
      child.setAttribute("role", "button");
      child.setAttribute("tabindex", "-1");
      child.setAttribute("aria-label", spoken(child.getAttribute("data-entity") ?? ""));
    } else if (child.querySelector("[data-entity]") === null) {
      child.setAttribute("aria-hidden", "true");
    } else {
      hideAllButTerms(child, spoken);
    }
  }
}
