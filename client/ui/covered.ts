/** How much of the window's foot is covered now, px: what is there is not seen. */
export function coveredPx(): number {
  const cover = document.querySelector<HTMLElement>("[data-covers]");
  const bar = cover?.parentElement ?? null;
  return cover !== null && bar !== null && getComputedStyle(bar).position === "sticky"
    ? cover.offsetHeight
    : 0;
}
