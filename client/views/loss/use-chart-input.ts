"use client";

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import type { AxisScale } from "#client/draw/chart-scale.ts";
import { windowOf } from "#client/draw/chart-view.ts";
import type { Size } from "#client/ui/use-size.ts";
import { cursorAfter, zoomAfter } from "#client/views/loss/chart-keys.ts";
import { stepScale } from "#client/views/loss/loss-plot.ts";
import type { ChartControl } from "#client/views/loss/use-chart-view.ts";

/** A notch of a wheel, 100 px or so, shows a quarter more or less. */
const WHEEL_PER_PX = 0.0022;
/** Of wheels that count in lines. */
const PX_PER_LINE = 33;

interface ChartInput {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly control: ChartControl;
  readonly size: Size;
  readonly cursor: number | null;
  readonly setCursor: (step: number | null) => void;
}

/** Pointer, pinch, wheel and keys on the chart. */
export function useChartInput(input: ChartInput) {
  const { control, cursor, setCursor } = input;
  useChartWheel(input);
  const pointers = useChartPointers(input);
  const onKeyDown = (event: KeyboardEvent) => {
    const isLeft = event.key === "Escape" && cursor === null;
    if (event.ctrlKey || event.metaKey || event.altKey || isLeft) {
      return;
    }
    const { step, lastStep } = control.bounds.current;
    const next = cursorAfter(event.key, event.shiftKey, cursor ?? step, lastStep);
    if (next === undefined && !zoomAfter(event.key, control, cursor)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) {
      setCursor(next);
    }
    if (typeof next === "number") {
      control.reveal(next);
    }
  };
  return { ...pointers, onBlur: () => setCursor(null), onKeyDown };
}

function useChartWheel({ box, control, size }: ChartInput): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    // A page is scrolled past a chart that nobody has turned to.
    if (!(event.ctrlKey || event.metaKey || document.activeElement === box.current)) {
      return;
    }
    event.preventDefault();
    const scale = scaleOf(control, size);
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      control.pan(scale.valueFromPx(event.deltaX) - scale.valueFromPx(0));
      return;
    }
    const px = event.deltaMode === 0 ? event.deltaY : event.deltaY * PX_PER_LINE;
    const factor = Math.exp(Math.max(-400, Math.min(400, px)) * WHEEL_PER_PX);
    control.zoom(factor, scale.valueFromPx(xOf(event, box.current)));
  });
  useEffect(() => {
    const element = box.current;
    const listener = (event: WheelEvent) => onWheel(event);
    // React's own listeners are passive: they cannot keep the page where it is.
    element?.addEventListener("wheel", listener, { passive: false });
    return () => element?.removeEventListener("wheel", listener);
  }, [box]);
}

/** One pointer reads values, or moves a part of the run when pressed; two pinch. */
function useChartPointers({ box, control, size, setCursor }: ChartInput) {
  const pressed = useRef(new Map<number, number>());
  const stepAt = (xPx: number) => scaleOf(control, size).valueFromPx(xPx);
  const stepsOf = (px: number) => stepAt(px) - stepAt(0);
  const point = (xPx: number) => {
    const { lastStep } = control.bounds.current;
    setCursor(Math.min(lastStep, Math.max(0, Math.round(stepAt(xPx)))));
  };
  const release = (event: PointerEvent) => {
    pressed.current.delete(event.pointerId);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const xPx = xOf(event, box.current);
      pressed.current.set(event.pointerId, xPx);
      event.currentTarget.setPointerCapture(event.pointerId);
      point(xPx);
    },
    onPointerMove: (event: PointerEvent) => {
      const xPx = xOf(event, box.current);
      const before = pressed.current.get(event.pointerId);
      const other = [...pressed.current].find(([id]) => id !== event.pointerId)?.[1];
      if (before === undefined || (other === undefined && control.view.span === null)) {
        point(xPx);
        return;
      }
      pressed.current.set(event.pointerId, xPx);
      if (other === undefined) {
        control.pan(stepsOf(before - xPx));
        return;
      }
      const [wasApart, isApart] = [Math.abs(before - other), Math.abs(xPx - other)];
      control.zoom(Math.max(8, wasApart) / Math.max(8, isApart), stepAt((before + other) / 2));
      control.pan(stepsOf((before - xPx) / 2));
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerLeave: (event: PointerEvent) => {
      // A finger that is lifted leaves the value that it pointed at.
      if (event.pointerType === "mouse" && pressed.current.size === 0) {
        setCursor(null);
      }
    },
  };
}

function scaleOf({ view, bounds }: ChartControl, size: Size): AxisScale {
  return stepScale(windowOf(view, bounds.current), size.widthPx);
}

function xOf({ clientX }: { readonly clientX: number }, element: Element | null): number {
  return clientX - (element?.getBoundingClientRect().left ?? 0);
}
