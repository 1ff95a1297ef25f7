"use client";

import { useMemo } from "react";
import { useHiddenControls } from "#client/views/controls/use-control.ts";
import type { Panel } from "#client/views/room/panel-address.ts";
import { SETTING_CONTROLS } from "#protocol/controls.ts";

/** Whole panels that have nothing to show: no tab leads to them. */
export function useHiddenPanels(): ReadonlySet<Panel> {
  const hidden = useHiddenControls();
  return useMemo(() => {
    const panels = new Set<Panel>();
    if (hidden.has("matrices")) {
      // The same numbers in more words.
      panels.add("matrices");
      panels.add("maths");
      panels.add("numpy");
    }
    if (SETTING_CONTROLS.every((control) => hidden.has(control))) {
      panels.add("settings");
    }
    return panels;
  }, [hidden]);
}
