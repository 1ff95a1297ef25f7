"use client";

import { useEffect, useMemo, useState } from "react";
import {
  type ProductMoment,
  type ProductTimetable,
  productTimetable,
} from "#client/maths/product-timetable.ts";

/** Finer than two pairs follow each other, but for very large products. */
const STEP_MS = 0.5;

/** So often at most the page shows where the product is: pairs are faster than any eye. */
const FRAME_MS = 30;

export interface ProductClock {
  readonly moment: ProductMoment;
  readonly isPlaying: boolean;
  toggle(): void;
  skip(): void;
  restart(): void;
  /** To the next pair, and stays there. */
  step(): void;
  /** While somebody looks closer, time stands. */
  hold(isHeld: boolean): void;
}

/** The product's time: over until somebody plays it, and never by itself. */
export function useProductClock(rows: number, inner: number, cols: number): ProductClock {
  const timetable = useMemo(() => productTimetable(rows, inner, cols), [rows, inner, cols]);
  const [atMs, setAtMs] = useState(Number.POSITIVE_INFINITY);
  const [isPlaying, setIsPlaying] = useState(false);
  const [isHeld, setIsHeld] = useState(false);
  const isRunning = isPlaying && !isHeld;
  useEffect(() => {
    if (!isRunning) {
      return;
    }
    let lastMs = performance.now();
    let request = requestAnimationFrame(function tick(nowMs) {
      const passedMs = nowMs - lastMs;
      if (passedMs >= FRAME_MS) {
        lastMs = nowMs;
        setAtMs((ms) => Math.min(ms + passedMs, timetable.totalMs));
      }
      request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [isRunning, timetable]);
  const moment = timetable.at(atMs);
  const { isOver } = moment;
  useEffect(() => {
    if (isOver) {
      setIsPlaying(false);
    }
  }, [isOver]);
  const restart = () => {
    setAtMs(0);
    setIsPlaying(true);
  };
  return {
    moment,
    isPlaying: isPlaying && !isOver,
    toggle: () => {
      if (isOver) {
        restart();
      } else {
        setIsPlaying(!isPlaying);
      }
    },
    skip: () => setAtMs(Number.POSITIVE_INFINITY),
    restart,
    step: () => {
      setIsPlaying(false);
      setAtMs(isOver ? 0 : nextPairMs(timetable, atMs));
    },
    hold: setIsHeld,
  };
}

/** When the pair after the one of a time meets. */
function nextPairMs(timetable: ProductTimetable, fromMs: number): number {
  const { cellsDone, pair } = timetable.at(fromMs);
  let ms = fromMs;
  for (let now = timetable.at(ms); ms < timetable.totalMs; now = timetable.at(ms)) {
    if (now.cellsDone !== cellsDone || now.pair !== pair) {
      return ms;
    }
    ms += STEP_MS;
  }
  return timetable.totalMs;
}
