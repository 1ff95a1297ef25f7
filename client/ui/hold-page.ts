/** By how many windows each element is kept from screen readers. */
const kept = new Map<Element, number>();
/** How many windows stand over the page. */
let windows = 0;

/**
 * While a window stands over the page the page does not scroll, and screen readers read the window
 * and what speaks by itself. No style that is inherited changes: a page of a thousand elements would
 * be styled anew before the window is painted, and when it goes. Returns how to let the page go.
 */
export function holdPage(standing: Element): () => void {
  const others = othersThan(standing);
  for (const other of others) {
    keep(other, 1);
  }
  windows += 1;
  stopScrolling();
  return () => {
    for (const other of others) {
      keep(other, -1);
    }
    windows -= 1;
    if (windows === 0) {
      const { style } = document.documentElement;
      style.overflow = "";
      style.scrollbarGutter = "";
    }
  };
}

function stopScrolling(): void {
  const { style, clientWidth } = document.documentElement;
  if (window.innerWidth > clientWidth) {
    // A bar that takes room goes; its place stays, or everything would become wider.
    style.scrollbarGutter = "stable";
  }
  style.overflow = "hidden";
}

/** The fewest elements that hold all but the window, live regions and what leads to them. */
function othersThan(standing: Element): readonly Element[] {
  const speaking = new Set<Element>([standing, ...document.querySelectorAll("[aria-live]")]);
  const leading = new Set<Element>();
  for (const one of speaking) {
    for (let at = one.parentElement; at !== null && !leading.has(at); at = at.parentElement) {
      leading.add(at);
    }
  }
  const others: Element[] = [];
  const lookIn = (parent: Element) => {
    for (const child of parent.children) {
      if (speaking.has(child) || isSilent(child)) {
        continue;
      }
      if (leading.has(child)) {
        lookIn(child);
      } else {
        others.push(child);
      }
    }
  };
  lookIn(document.body);
  return others;
}

/** Nothing to read in it, or hidden for another reason than a window. */
function isSilent(element: Element): boolean {
  return (
    element.tagName === "SCRIPT" ||
    element.tagName === "STYLE" ||
    (element.getAttribute("aria-hidden") === "true" && !kept.has(element))
  );
}

function keep(element: Element, change: 1 | -1): void {
  const count = (kept.get(element) ?? 0) + change;
  if (count > 0) {
    kept.set(element, count);
    element.setAttribute("aria-hidden", "true");
  } else {
    kept.delete(element);
    element.removeAttribute("aria-hidden");
  }
}
