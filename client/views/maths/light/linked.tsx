"use client";

import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { kinOf, partsOfPlace } from "#client/maths/kin.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { sourcesOf } from "#client/maths/sources.ts";
import { isSamePlace, lightUp, placeOfElement } from "#client/views/maths/light/light-up.ts";
import { type EntityPlace, mathsFocus } from "#client/views/maths/maths-focus.ts";
import { linkedParts } from "#client/views/network/linked-parts.ts";

interface LinkedProps {
  readonly model: MathsModel;
  /** Of which the matrices are; absent where several steps are shown. */
  readonly step?: MathsStep | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/**
 * Links everything below it that names a matrix (`data-entity`) or is a cell of one: what is
 * pointed at, has the focus or was pressed is lit wherever it appears, also in the network's picture.
 */
export function Linked({ model, step, children, className }: LinkedProps) {
  const box = useRef<HTMLDivElement>(null);
  useLights(box, model, step);
  const light = (lit: EntityPlace | null) => {
    if (!isSamePlace(mathsFocus.getState().lit, lit)) {
      mathsFocus.setState({ lit });
    }
  };
  const pin = (target: EventTarget) => {
    const place = placeOfElement(target);
    if (place !== null) {
      const { pinned } = mathsFocus.getState();
      mathsFocus.setState({ pinned: isSamePlace(pinned, place) ? null : place });
    }
  };
  return (
    // What is pressed here has a role of its own; this only watches.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: terms press themselves by key
    <div
      ref={box}
      className={className}
      onPointerOver={({ target, pointerType }) =>
        pointerType === "touch" ? undefined : light(placeOfElement(target))
      }
      onPointerLeave={() => light(placeOfFocus(box.current))}
      onFocus={({ target }) => light(placeOfElement(target))}
      onBlur={() => light(null)}
      onClick={({ target }) => pin(target)}
    >
      {children}
    </div>
  );
}

/** What the keyboard is on, when the pointer has gone. */
function placeOfFocus(box: HTMLElement | null): EntityPlace | null {
  const { activeElement } = document;
  return box?.contains(activeElement) === true ? placeOfElement(activeElement) : null;
}

/** Keeps the lights right: when the focus of the page moves, and when something else is shown. */
function useLights(
  box: RefObject<HTMLDivElement | null>,
  model: MathsModel,
  step: MathsStep | undefined,
): void {
  const show = useEffectEvent(() => {
    const { lit, pinned } = mathsFocus.getState();
    const places = [lit, pinned].filter((place) => place !== null);
    const entityOf = (id: string) => model.entities.get(id);
    if (box.current !== null) {
      lightUp(box.current, {
        places,
        sources: step === undefined ? [] : places.flatMap((place) => sourcesOf(step, place)),
        kinOf: (id) => {
          const entity = entityOf(id);
          return entity === undefined ? null : kinOf(entity);
        },
      });
    }
    const last = model.settings.layers.length;
    linkedParts.setState({
      lit: places.flatMap((place) => {
        const entity = entityOf(place.entity);
        return entity === undefined ? [] : partsOfPlace(entity, place, last);
      }),
    });
  });
  useEffect(() => {
    let request: number | null = null;
    const soon = () => {
      request ??= requestAnimationFrame(() => {
        request = null;
        show();
      });
    };
    // Tables that show another part of a matrix have new cells.
    const observer = new MutationObserver(soon);
    if (box.current !== null) {
      observer.observe(box.current, { childList: true, subtree: true });
    }
    const unsubscribe = mathsFocus.subscribe((now, before) => {
      if (now.lit !== before.lit || now.pinned !== before.pinned) {
        soon();
      }
    });
    soon();
    return () => {
      observer.disconnect();
      unsubscribe();
      if (request !== null) {
        cancelAnimationFrame(request);
      }
      linkedParts.setState({ lit: [] });
    };
  }, [box]);
}
