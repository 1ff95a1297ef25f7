import { useEffect } from "react";

/** Between what has the focus and a bar, px. */
const GAP_PX = 8;

/**
 * Rule UI-145: whatever the browser scrolls to for its focus or its caret comes to stand clear of the
 * bars that stay above and below. For what is in a bar itself nothing is scrolled.
 */
export function useFocusInSight(): void {
  useEffect(() => {
    const { style } = document.documentElement;
    let padding = "";
    const keepClear = ({ type, target }: Event) => {
      const next = paddingFor(target);
      if (next === padding) {
        return;
      }
      padding = next;
      style.scrollPadding = next;
      if (type === "focusin" && target instanceof Element && next !== "") {
        // By key, out of a bar: the browser has scrolled already.
        target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      }
    };
    document.addEventListener("focusin", keepClear);
    // Before it gets the focus, where a browser scrolls first.
    document.addEventListener("pointerdown", keepClear, true);
    return () => {
      document.removeEventListener("focusin", keepClear);
      document.removeEventListener("pointerdown", keepClear, true);
      style.scrollPadding = "";
    };
  }, []);
}

function paddingFor(target: EventTarget | null): string {
  const bars = [...document.querySelectorAll<HTMLElement>("[data-stays]")].flatMap(placeOf);
  if (target instanceof Element && bars.some(({ bar }) => bar.contains(target))) {
    return "";
  }
  const above = Math.max(0, ...bars.map((place) => place.above));
  const below = Math.max(0, ...bars.map((place) => place.below));
  return `${above}px 0px ${below}px`;
}

/** What a bar that stays takes of the window, px. */
function placeOf(bar: HTMLElement) {
  const { position, top, bottom } = getComputedStyle(bar);
  if (position !== "sticky" || bar.offsetHeight === 0) {
    return [];
  }
  const takes = (edge: string) =>
    edge === "auto" ? 0 : Number.parseFloat(edge) + bar.offsetHeight + GAP_PX;
  return [{ bar, above: takes(top), below: takes(bottom) }];
}
