"use client";

import type { MouseEvent } from "react";
import { MENU } from "#client/text/en/menu.ts";

/** The first stop of the Tab key: over the header to what the page is about. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it goes to a place on this page, also without scripts
    <a
      href="#content"
      onClick={toContent}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-accent-ink focus:translate-y-0"
    >
      {MENU.skip}
    </a>
  );
}

/** By hand: a fragment in a room's address may be the host's key. */
function toContent(event: MouseEvent): void {
  const content = document.querySelector("main");
  if (content !== null) {
    event.preventDefault();
    content.tabIndex = -1;
    content.focus();
  }
}
