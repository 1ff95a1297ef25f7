"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import { whenIdle } from "#client/ui/when-idle.ts";
import { drawDigits, drawThumbnail } from "#client/views/data/draw-thumbnail.ts";
import { thumbnailPoints } from "#client/views/data/thumbnail-points.ts";
import { loadRawData } from "#engine/data/load-raw-data.ts";
import type { Data } from "#engine/settings.ts";

export const THUMBNAIL_PX = 44;

interface SetThumbnailProps {
  readonly data: Data;
  /** What the picture is drawn of: another key, another picture. */
  readonly drawKey: string;
}

/** A small picture of a set's own points, drawn when the page has nothing else to do. */
export function SetThumbnail({ data, drawKey }: SetThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const { resolvedTheme } = useTheme();
  const now = useRef(data);
  useEffect(() => {
    now.current = data;
  });
  useEffect(() => {
    void resolvedTheme;
    void drawKey;
    let isWanted = true;
    const cancel = whenIdle(() => {
      const canvasNow = () => (isWanted ? canvas.current : null);
      void draw(now.current, canvasNow).then(() => {
        const drawn = canvasNow();
        if (drawn !== null && picture.current !== null) {
          picture.current.src = drawn.toDataURL();
        }
      });
    });
    return () => {
      isWanted = false;
      cancel();
    };
  }, [drawKey, resolvedTheme]);
  return (
    <span
      aria-hidden="true"
      style={{ width: THUMBNAIL_PX, height: THUMBNAIL_PX }}
      className="inline-block max-w-full"
    >
      {/* What is drawn on is not in sight: a canvas in the page costs something in every frame. */}
      <canvas ref={canvas} hidden />
      {/* biome-ignore lint/performance/noImgElement: it is drawn here, nothing is fetched */}
      <img ref={picture} alt="" className="block h-full w-full" />
    </span>
  );
}

async function draw(data: Data, canvasNow: () => HTMLCanvasElement | null): Promise<void> {
  if (data.kind === "bundled" && data.name === "digits") {
    // All 1,797 of them for four small pictures would be too dear.
    const canvas = canvasNow();
    if (canvas !== null) {
      drawDigits(canvas, THUMBNAIL_PX);
    }
    return;
  }
  try {
    const raw = await loadRawData(data);
    // Of four lengths, those of the petals tell the flowers apart.
    const points = thumbnailPoints(raw, raw.inputs.cols - 2, raw.inputs.cols - 1);
    const canvas = canvasNow();
    if (canvas !== null) {
      drawThumbnail(canvas, points, THUMBNAIL_PX);
      canvas.dataset["value"] = String(points.length);
    }
  } catch {
    // A part of the page that could not be fetched: the name is there, the picture is not.
  }
}
