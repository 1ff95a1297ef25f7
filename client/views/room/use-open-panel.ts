"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { pageFocus } from "#client/views/follow/page-focus.ts";
import { addressAtPanel, type Panel, panelInAddress } from "#client/views/room/panel-address.ts";

export interface OpenPanel {
  readonly panel: Panel;
  readonly open: (panel: Panel) => void;
}

/** Which panel is open: the one that the address names, which follows, so that it can be sent. */
export function useOpenPanel(): OpenPanel {
  const [panel, setPanel] = useState<Panel>(() => panelInAddress(window.location.search) ?? "loss");
  const open = (chosen: Panel) => {
    setPanel(chosen);
    const { search, hash } = window.location;
    window.history.replaceState(window.history.state, "", addressAtPanel(search, chosen) + hash);
  };
  const openNow = useEffectEvent(open);
  useEffect(() => {
    pageFocus.setState({ opened: { panel, open: openNow } });
    return () => pageFocus.setState({ opened: null });
  }, [panel]);
  return { panel, open };
}
