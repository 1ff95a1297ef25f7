"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { afterPaint } from "#client/session/after-paint.ts";

/** How long until what could not be loaded is asked for again, in ms. */
const AGAIN_MS = 3_000;

/**
 * A component whose code is loaded when it is first shown, with something in its place until then.
 * A connection that is away at this moment leaves that there and breaks nothing around it.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  placeholder: ReactNode = null,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for a module, as React.lazy is.
  return function Lazily(props: Props) {
    const [Shown, setShown] = useState(() => loaded);
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isHere = true;
      const show = (component: ComponentType<Props>) => {
        loaded = component;
        if (isHere) {
          setShown(() => component);
        }
      };
      const again = () => {
        if (isHere) {
          timer = setTimeout(ask, AGAIN_MS);
        }
      };
      const ask = () => void load().then(show, again);
      if (loaded === null) {
        // What is there already is painted first, and can be used.
        afterPaint(ask);
      } else {
        show(loaded);
      }
      return () => {
        isHere = false;
        clearTimeout(timer);
      };
    }, []);
    return Shown === null ? placeholder : <Shown {...props} />;
  };
}
