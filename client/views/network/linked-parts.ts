import { createStore } from "zustand/vanilla";
import type { NetworkPart } from "#client/draw/network-part.ts";

/** Between the network's picture and views that show the same things as numbers, both ways. */
export interface LinkedParts {
  /** Lit in the picture because another view points at them. */
  readonly lit: readonly NetworkPart[];
  /** What the picture itself is pointed at. */
  readonly pointed: NetworkPart | null;
}

export const linkedParts = createStore<LinkedParts>(() => ({ lit: [], pointed: null }));
