"use client";

import { useSyncExternalStore } from "react";
import { MENU } from "#client/text/en/menu.ts";
import { Banner } from "#client/ui/banner.tsx";

/** The smallest module that has an instruction on a vector of 128 bits. */
const WITH_SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Above every page, where this browser lacks what the fast engine needs. */
export function BrowserNote() {
  const hasSimd = useSyncExternalStore(neverChanges, detectSimd, () => true);
  return hasSimd ? null : (
    <Banner tone="plain" testId="no-simd">
      {MENU.noSimd}
    </Banner>
  );
}

let found: boolean | null = null;

function detectSimd(): boolean {
  found ??= typeof WebAssembly === "object" && WebAssembly.validate(WITH_SIMD);
  return found;
}

function neverChanges(): () => void {
  return () => {};
}
