"use client";

import { useState } from "react";
import { EMBED } from "#client/text/en/embed.ts";
import { CopyField } from "#client/ui/copy-field.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Segments } from "#client/ui/segments.tsx";
import { useHideParameter } from "#client/views/controls/use-control.ts";
import {
  EMBED_PANELS,
  type EmbedPanel,
  embedAddress,
  embedSnippet,
  type FrameSize,
} from "#client/views/embed/embed-address.ts";

const SIZES: Readonly<Record<string, FrameSize>> = {
  "320 × 240": { widthPx: 320, heightPx: 240 },
  "640 × 480": { widthPx: 640, heightPx: 480 },
  "960 × 540": { widthPx: 960, heightPx: 540 },
};
const SIZE_OPTIONS = Object.keys(SIZES).map((size) => ({ value: size, label: size }));
const USUAL_SIZE = "640 × 480";

interface EmbedDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The frame's address, whole but for what is chosen here: `https://host/embed/room/CODE`. */
  readonly target: string;
  readonly name: string;
  /** To the whole page, where nothing else on the screen gives it. */
  readonly link?: string;
  /** The step at which a run opens. */
  readonly step?: number | undefined;
  /** A room hides for its frames what it hides for all; a run has only its address. */
  readonly isRoom: boolean;
}

/** The HTML for a page of one's own. */
export function EmbedDialog(props: EmbedDialogProps) {
  const { isOpen, onOpenChange, target, name, link, step, isRoom } = props;
  const hide = useHideParameter();
  const [panels, setPanels] = useState<readonly EmbedPanel[]>(["network", "loss"]);
  const [size, setSize] = useState(USUAL_SIZE);
  const address = embedAddress(target, { panels, hide: isRoom ? null : hide, step });
  const frame = SIZES[size] ?? { widthPx: 640, heightPx: 480 };
  const toggle = (panel: EmbedPanel) => {
    const next = EMBED_PANELS.filter((other) => (other === panel) !== panels.includes(other));
    if (next.length > 0) {
      setPanels(next);
    }
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={link === undefined ? EMBED.title : EMBED.shareRun}
      description={EMBED.note}
    >
      <div className="flex flex-col gap-4">
        {link === undefined ? null : (
          <CopyField label={EMBED.link} value={link} note={EMBED.linkNote} testId="run-link" />
        )}
        <fieldset>
          <legend className="eyebrow">{EMBED.panels}</legend>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {EMBED_PANELS.map((panel) => (
              <button
                key={panel}
                type="button"
                aria-pressed={panels.includes(panel)}
                data-testid={`embed-panel-${panel}`}
                onClick={() => toggle(panel)}
                className="h-9 rounded-md border border-line-strong/60 px-3 text-soft text-xs hover:border-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:h-11"
              >
                {EMBED.panel[panel]}
              </button>
            ))}
          </div>
        </fieldset>
        <div>
          <span className="eyebrow">{EMBED.size}</span>
          <div className="mt-1.5">
            <Segments
              label={EMBED.size}
              value={size}
              options={SIZE_OPTIONS}
              onChange={setSize}
              testId="embed-size"
            />
          </div>
        </div>
        <CopyField
          label={EMBED.snippet}
          value={embedSnippet(address, EMBED.frameOf(name), frame)}
          testId="embed-html"
        />
      </div>
    </Dialog>
  );
}
