/** Brings a part of a row into its middle; the page stays where it is. */
export function scrollSideways(row: HTMLElement | null, part: string): void {
  const box = row?.getBoundingClientRect();
  const found = row?.querySelector(part)?.getBoundingClientRect();
  if (box !== undefined && found !== undefined) {
    row?.scrollBy({ left: found.left + found.width / 2 - box.left - box.width / 2 });
  }
}
