"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import type { Dataset } from "#engine/data/dataset.ts";

/** Makes something dear of moments, for all panels that show it. */
interface Feed<Made> {
  readonly newest: Made | null;
  listen(listener: (made: Made) => void): () => void;
}

/** In multiply-adds: with numbers that wait for their turn, all pictures are of one moment. */
const DEAR = 1_000_000;

interface FeedUse<Made, Of extends Feed<Made>> {
  /** Null where these data have none; the same one for the same dataset. */
  feedOf(moment: Moment): Of | null;
  show(feed: Of, moment: Moment): void;
  draw(made: Made): void;
}

interface Held<Of> {
  readonly dataset: Dataset;
  readonly feed: Of | null;
  readonly leave: () => void;
}

/**
 * Calls `draw` with the newest that a feed has made, at once, with all that follows, and whenever
 * a dependency changes.
 */
export function useFeed<Made, Of extends Feed<Made>>(
  use: FeedUse<Made, Of>,
  dependencies: readonly unknown[],
): void {
  const draw = useEffectEvent((made: Made) => use.draw(made));
  const held = useRef<Held<Of> | null>(null);
  useEffect(
    () => () => {
      held.current?.leave();
      held.current = null;
    },
    [],
  );
  useMomentAtEase(
    (moment) => {
      if (held.current?.dataset !== moment.dataset) {
        held.current?.leave();
        const feed = use.feedOf(moment);
        const leave = feed?.listen((made) => draw(made)) ?? (() => {});
        held.current = { dataset: moment.dataset, feed, leave };
        if (feed?.newest) {
          draw(feed.newest);
        }
      }
      if (held.current.feed !== null) {
        use.show(held.current.feed, moment);
      }
    },
    DEAR,
    dependencies,
    { isAway: () => held.current !== null },
  );
  useLayoutEffect(() => {
    const newest = held.current?.feed?.newest ?? null;
    if (newest !== null) {
      draw(newest);
    }
  }, [...dependencies]);
}
