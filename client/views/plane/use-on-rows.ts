"use client";

import { RowFeed, type UnitRows } from "#client/views/plane/row-feed.ts";
import { startPlaneWorker } from "#client/views/plane/start-plane-worker.ts";
import { useFeed } from "#client/views/plane/use-feed.ts";
import type { Dataset } from "#engine/data/dataset.ts";

/** A run's dataset is one object for all its panels, and so are its rows. */
const feeds = new WeakMap<Dataset, RowFeed>();

/**
 * As `useOnMoment`, for what the units make of the rows of the data around one of them.
 *
 * @param row from 0.
 */
export function useOnRows(
  draw: (rows: UnitRows) => void,
  row: number,
  dependencies: readonly unknown[],
): void {
  useFeed<UnitRows, RowFeed>(
    {
      feedOf: ({ dataset }) => feedOf(dataset),
      show: (feed, moment) => feed.show(moment, row),
      draw,
    },
    [row, ...dependencies],
  );
}

function feedOf(dataset: Dataset): RowFeed {
  const feed = feeds.get(dataset) ?? new RowFeed(dataset, startPlaneWorker);
  feeds.set(dataset, feed);
  return feed;
}
