import { createStore } from "zustand/vanilla";
import type { NetworkPart } from "#client/draw/network-part.ts";
import type { OpenPanel } from "#client/views/room/use-open-panel.ts";

/** What this page looks at, for whoever presents it or leads it elsewhere. */
export interface PageFocus {
  /** Null on pages without panels. */
  readonly opened: OpenPanel | null;
  /** What is chosen or pointed at in the network's picture. */
  readonly part: NetworkPart | null;
}

export const pageFocus = createStore<PageFocus>(() => ({ opened: null, part: null }));
