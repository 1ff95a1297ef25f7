"use client";

import { type ReactNode, useMemo, useRef, useState } from "react";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { classNames } from "#client/ui/class-names.ts";
import { useInSight } from "#client/ui/use-in-sight.ts";
import { useLearnModel } from "#client/views/learn/learn-stage.tsx";

interface ExhibitProps {
  /** A class: its place until it is there, so that the words around it do not move. */
  readonly height: string;
  /** The same function while nothing but the model is another. */
  readonly children: (model: MathsModel) => ReactNode;
}

/**
 * Something that shows the iteration on the screen. Far from the sight it is not rendered anew for
 * every step, and has the newest one as soon as it comes near.
 */
export function Exhibit({ height, children }: ExhibitProps) {
  const box = useRef<HTMLDivElement>(null);
  const isInSight = useInSight(box);
  const newest = useLearnModel();
  const [shown, setShown] = useState(newest);
  if (isInSight && newest !== shown) {
    setShown(newest);
  }
  const content = useMemo(() => (shown === null ? null : children(shown)), [shown, children]);
  return (
    <div
      ref={box}
      className={classNames("@container min-w-0", height)}
      data-step={shown?.step}
      data-testid="exhibit"
    >
      {content ?? <div className={classNames("skeleton w-full", height)} aria-busy="true" />}
    </div>
  );
}
