"use client";

import { loadScatter } from "#client/views/plane/load-scatter.ts";
import { type Plane, PlaneFeed } from "#client/views/plane/plane-feed.ts";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import { startPlaneWorker } from "#client/views/plane/start-plane-worker.ts";
import { useFeed } from "#client/views/plane/use-feed.ts";
import type { Dataset } from "#engine/data/dataset.ts";

/** A run's dataset is one object for all its panels, and so is its plane. */
const feeds = new WeakMap<Dataset, PlaneFeed>();

/**
 * As `useOnMoment`, for what the units make of the plane of two inputs: calls `draw` with the newest
 * plane at once, at every new one (ten a second at most) and whenever a dependency changes. Never
 * for data without a plane: see `hasPlane`.
 */
export function useOnPlane(draw: (plane: Plane) => void, dependencies: readonly unknown[]): void {
  useFeed<Plane, PlaneFeed>(
    {
      feedOf: ({ dataset, settings }) => (hasPlane(settings.data) ? feedOf(dataset) : null),
      show: (feed, moment) => feed.show(moment),
      draw,
    },
    dependencies,
  );
}

function feedOf(dataset: Dataset): PlaneFeed {
  const known = feeds.get(dataset);
  const feed = known ?? new PlaneFeed(dataset, { startWorker: startPlaneWorker, loadScatter });
  feeds.set(dataset, feed);
  return feed;
}
