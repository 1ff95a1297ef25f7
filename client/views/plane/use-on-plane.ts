"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";
import { loadScatter } from "#client/views/plane/load-scatter.ts";
import { type Plane, PlaneFeed } from "#client/views/plane/plane-feed.ts";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import { startPlaneWorker } from "#client/views/plane/start-plane-worker.ts";
import type { Dataset } from "#engine/data/dataset.ts";

/** A run's dataset is one object for all its panels, and so is its plane. */
const feeds = new WeakMap<Dataset, PlaneFeed>();

interface Held {
  readonly dataset: Dataset;
  readonly feed: PlaneFeed;
  readonly leave: () => void;
}

/**
 * As `useOnMoment`, for what the units make of the plane of two inputs: calls `draw` with the newest
 * plane at once, at every new one (ten a second at most) and whenever a dependency changes. Never
 * for data without a plane: see `hasPlane`.
 */
export function useOnPlane(draw: (plane: Plane) => void, dependencies: readonly unknown[]): void {
  const onPlane = useEffectEvent(draw);
  const held = useRef<Held | null>(null);
  useEffect(
    () => () => {
      held.current?.leave();
      held.current = null;
    },
    [],
  );
  useOnMoment((moment) => {
    const { dataset, settings } = moment;
    if (held.current?.dataset !== dataset) {
      held.current?.leave();
      held.current = hasPlane(settings.data) ? hold(dataset, (plane) => onPlane(plane)) : null;
      if (held.current?.feed.plane) {
        onPlane(held.current.feed.plane);
      }
    }
    held.current?.feed.show(moment);
  }, []);
  useLayoutEffect(() => {
    const plane = held.current?.feed.plane ?? null;
    if (plane !== null) {
      onPlane(plane);
    }
  }, [...dependencies]);
}

function hold(dataset: Dataset, draw: (plane: Plane) => void): Held {
  const known = feeds.get(dataset);
  const feed = known ?? new PlaneFeed(dataset, { startWorker: startPlaneWorker, loadScatter });
  feeds.set(dataset, feed);
  return { dataset, feed, leave: feed.listen(draw) };
}
