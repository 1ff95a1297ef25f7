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
  const picture = useRef<HTMLImageElement>(null);
  useLayoutEffect(() => {
    const canvas = document.createElement("canvas");
    canvas.width = SIDE;
    canvas.height = SIDE;
    const context = canvas.getContext("2d");
    if (context === null || picture.current === null) {
      return;
    }
    const image = context.createImageData(SIDE, SIDE);
    const [least, most] = [Math.min(...pixels), Math.max(...pixels)];
    for (const [i, value] of pixels.entries()) {
      image.data[4 * i + 3] = most === least ? 0 : (255 * (value - least)) / (most - least);
    }
    context.putImageData(image, 0, 0);
    // A canvas in the page has a layer, which costs something in every frame.
    picture.current.src = canvas.toDataURL();
  }, [pixels]);
  return (
    <span aria-hidden className="inline-block rounded-sm bg-sunken align-middle">
      {/* biome-ignore lint/performance/noImgElement: it is drawn here, nothing is fetched */}
      <img
        ref={picture}
        alt=""
        style={{ width: sizePx, height: sizePx }}
        // It is black of some opacity: in the dark it is white.
        className="block [image-rendering:pixelated] dark:invert"
      />
    </span>
  );
}
