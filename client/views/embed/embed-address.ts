/** What a frame may show, in the order in which it does. */
export const EMBED_PANELS = ["network", "loss", "outputs", "matrices"] as const;
export type EmbedPanel = (typeof EMBED_PANELS)[number];

const USUAL: readonly EmbedPanel[] = ["network", "loss"];

/** The panels that an address asks for (`?panel=loss` or `?panels=network,outputs`). */
export function embedPanels(search: string): readonly EmbedPanel[] {
  const parameters = new URLSearchParams(search);
  const named = [...parameters.getAll("panels"), ...parameters.getAll("panel")].flatMap((names) =>
    names.split(","),
  );
  const panels = EMBED_PANELS.filter((panel) => named.includes(panel));
  return panels.length === 0 ? USUAL : panels;
}

export interface EmbedChoice {
  readonly panels: readonly EmbedPanel[];
  readonly hide: string | null;
  /** Of a run; absent where a room is embedded. */
  readonly step?: number | undefined;
}

/** The address of a frame, with nothing in it that goes without saying. */
export function embedAddress(target: string, { panels, hide, step }: EmbedChoice): string {
  const parts = [
    ...(step === undefined ? [] : [`step=${step}`]),
    ...(panels.join() === USUAL.join() ? [] : [`panels=${panels.join(",")}`]),
    ...(hide === null ? [] : [`hide=${hide}`]),
  ];
  return parts.length === 0 ? target : `${target}?${parts.join("&")}`;
}

export interface FrameSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Rule UI-104: HTML that means what it shows, whatever somebody calls their room. */
export function embedSnippet(address: string, title: string, size: FrameSize): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${size.widthPx}" height="${size.heightPx}" style="border:1px solid #ccc;max-width:100%" loading="lazy" allow="fullscreen"></iframe>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
