"use client";

import { useLayoutEffect, useRef } from "react";
import type { Data } from "#engine/settings.ts";

const SIDE = 8;

/** Whether the inputs of these data are the pixels of a picture. */
export function hasPictures(data: Data): boolean {
  return data.kind === "bundled" && data.name === "digits";
}

interface RowPictureProps {
  readonly pixels: Float64Array;
  readonly sizePx: number;
}

/** The pixels that the network sees, from its lightest to its darkest. */
export function RowPicture({ pixels, sizePx }: RowPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d") ?? null;
    if (context === null) {
      return;
    }
    const image = context.createImageData(SIDE, SIDE);
    const [least, most] = [Math.min(...pixels), Math.max(...pixels)];
    for (const [i, value] of pixels.entries()) {
      image.data[4 * i + 3] = most === least ? 0 : (255 * (value - least)) / (most - least);
    }
    context.putImageData(image, 0, 0);
  }, [pixels]);
  return (
    <span aria-hidden className="inline-block rounded-sm bg-sunken align-middle">
      <canvas
        ref={canvas}
        width={SIDE}
        height={SIDE}
        style={{ width: sizePx, height: sizePx }}
        // It is black of some opacity: in the dark it is white.
        className="block [image-rendering:pixelated] dark:invert"
      />
    </span>
  );
}
