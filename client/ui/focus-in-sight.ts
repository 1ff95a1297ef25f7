/** What stays above or below while the page scrolls has this attribute. */
const BAR = "data-stays";
/** Between what has the focus and a bar, px. */
const GAP_PX = 8;

/**
 * Rule UI-145: whatever the browser scrolls to for its focus or its caret comes to stand clear of the
 * bars that stay above and below. For what is in a bar itself nothing is scrolled.
 */
export function keepFocusInSight(): void {
  const { style } = document.documentElement;
  let padding = "";
  let isPressing = false;
  const pad = (next: string) => {
    const isOther = next !== padding;
    if (isOther) {
      padding = next;
      style.scrollPadding = next;
    }
    return isOther;
  };
  const focused = (target: EventTarget | null) => {
    if (pad(paddingFor(target)) && padding !== "" && !isPressing && target instanceof Element) {
      // Out of a bar: the browser has scrolled already.
      target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    }
  };
  const press = ({ target }: Event) => {
    isPressing = true;
    if (isInBar(target)) {
      // Before it gets the focus, where a browser scrolls first.
      pad("");
    }
  };
  const release = () => {
    isPressing = false;
  };
  document.addEventListener("focusin", ({ target }) => focused(target));
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("pointerup", release, true);
  document.addEventListener("pointercancel", release, true);
  if (document.activeElement !== document.body) {
    focused(document.activeElement);
  }
}

function isInBar(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`[${BAR}]`) !== null;
}

function paddingFor(target: EventTarget | null): string {
  if (isInBar(target)) {
    return "";
  }
  const bars = [...document.querySelectorAll<HTMLElement>(`[${BAR}]`)].flatMap(placeOf);
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
  return [{ above: takes(top), below: takes(bottom) }];
}
