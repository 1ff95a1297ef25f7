"use client";

import { type RefObject, useEffect, useState } from "react";
import { boxOf, fitted } from "#client/draw/canvas-surface.ts";
import { pictureHost } from "#client/pictures/picture-host.ts";
import { PicturePen, type Wish } from "#client/pictures/picture-pen.ts";
import type { Size } from "#client/ui/use-size.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";

/** A pen for a canvas, and how to make wishes of it. */
export interface CanvasPen {
  readonly pen: PicturePen;
  /** Null while the canvas has no size. */
  wish(size: Size, picture: Omit<Wish, "box" | "begin">): Wish | null;
}

/** What is dear to draw on a canvas is drawn by the page's worker, and shown with a moment. */
export function useCanvasPen(canvas: RefObject<HTMLCanvasElement | null>): CanvasPen {
  const [made] = useState(() => ({
    pen: new PicturePen(pictureHost),
    wish: ({ widthPx, heightPx }: Size, picture: Omit<Wish, "box" | "begin">): Wish | null =>
      canvas.current === null || widthPx <= 0 || heightPx <= 0
        ? null
        : {
            ...picture,
            box: boxOf(canvas.current, widthPx, heightPx),
            begin(box) {
              const context = canvas.current?.getContext("2d") ?? null;
              return canvas.current === null || context === null
                ? null
                : fitted(canvas.current, context, box);
            },
          },
  }));
  useEffect(() => {
    const leave = pictureHost.join();
    return () => {
      made.pen.close();
      leave();
    };
  }, [made]);
  useOnMoment(
    () => made.pen.put(),
    [made],
    () => made.pen.hasDrawn,
  );
  return made;
}
