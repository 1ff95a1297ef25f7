"use client";

import { Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { text } from "#client/text/en.ts";
import { Hint } from "#client/ui/hint.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import type { ChartControl } from "#client/views/loss/use-chart-view.ts";

/** Zoom in and out, the whole run, and back to following. */
export function ChartTools({ control }: { readonly control: ChartControl }) {
  const { chart } = text.loss;
  const { view } = control;
  return (
    <div className="flex shrink-0 items-center">
      {view.from === null ? null : (
        <Hint text={chart.followNote}>
          <button
            type="button"
            onClick={control.follow}
            data-testid="loss-follow"
            className="h-7 pointer-coarse:h-10 rounded-md px-2 font-medium text-accent text-xs hover:bg-sunken"
          >
            {chart.follow}
          </button>
        </Hint>
      )}
      <IconButton
        size="small"
        label={chart.zoomOut}
        onClick={() => control.zoom(2, null)}
        disabled={view.span === null}
        data-testid="loss-zoom-out"
      >
        <ZoomOut size={15} aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label={chart.zoomIn}
        onClick={() => control.zoom(0.5, null)}
        data-testid="loss-zoom-in"
      >
        <ZoomIn size={15} aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label={chart.whole}
        onClick={control.showWhole}
        disabled={view.span === null}
        data-testid="loss-whole"
      >
        <Maximize2 size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
