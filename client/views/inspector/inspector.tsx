"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { indexOfPart, type NetworkPart, partName } from "#client/draw/network-part.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { ParameterInspector } from "#client/views/inspector/parameter-inspector.tsx";
import type { RunHistory } from "#client/views/inspector/run-history.ts";
import { UnitInspector } from "#client/views/inspector/unit-inspector.tsx";
import { networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface InspectorProps {
  readonly settings: TrainingSettings;
  readonly part: NetworkPart;
  /** The data row that the picture shows, from 0. */
  readonly row: number;
  readonly history: RunHistory;
  readonly onChoose: (part: NetworkPart) => void;
  readonly onPoint: (part: NetworkPart | null) => void;
  readonly onClose: () => void;
}

/** One part of the network in all detail, until it is closed. */
export function Inspector(props: InspectorProps) {
  const { settings, part, row, history, onChoose, onPoint, onClose } = props;
  const box = useRef<HTMLElement>(null);
  const wantsFocus = useRef(false);
  // Who went on from here by a key keeps the focus in here, though what was pressed is gone.
  const goOn = (next: NetworkPart) => {
    wantsFocus.current = true;
    onChoose(next);
  };
  useEffect(() => {
    void part;
    if (wantsFocus.current && box.current?.contains(document.activeElement) !== true) {
      box.current?.focus({ preventScroll: true });
    }
    wantsFocus.current = false;
  }, [part]);
  const layers = networkLayers(settings);
  const index = part.kind === "unit" ? null : indexOfPart(layers, part);
  const name =
    part.kind === "unit" ? unitName(settings, part.layer, part.unit) : partName(layers, part);
  return (
    <aside
      ref={box}
      tabIndex={-1}
      aria-label={`${INSPECTOR.title}: ${name}`}
      data-testid="inspector"
      onKeyDown={(event) => {
        // Here, because a tooltip that is open takes the key from the page.
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        }
      }}
      className="arrive min-w-0 rounded-lg border border-line bg-raised p-3"
    >
      <div className="flex items-center gap-2">
        <h3 className="num min-w-0 flex-1 truncate font-semibold" data-testid="inspector-name">
          {name}
        </h3>
        <IconButton
          label={INSPECTOR.close}
          size="small"
          onClick={onClose}
          data-testid="inspector-close"
        >
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {part.kind === "unit" ? (
        <UnitInspector
          settings={settings}
          layer={part.layer}
          unit={part.unit}
          row={row}
          onChoose={goOn}
          onPoint={onPoint}
        />
      ) : index === null ? null : (
        <ParameterInspector
          settings={settings}
          part={part}
          name={name}
          index={index}
          history={history}
          onChoose={onChoose}
        />
      )}
    </aside>
  );
}
