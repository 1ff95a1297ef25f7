"use client";

import { shownSettings } from "#client/session/shown-settings.ts";
import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { useControl } from "#client/views/controls/use-control.ts";

// The checks of settings come with the controls, and the first picture needs neither.
const LayerControls = lazily(
  async () => (await import("#client/views/network/layer-controls.tsx")).LayerControls,
  <div className="h-14" />,
);

/** Under the picture, for those who may change the layers. */
export function LayerControlsPlace() {
  const settings = useSession(({ room }) => (room === null ? null : shownSettings(room)));
  const layers = useControl("layers");
  return settings === null || !layers.mayChange || !layers.isShown ? null : (
    <LayerControls settings={settings} />
  );
}
