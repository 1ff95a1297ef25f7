"use client";

import { useMemo, useRef, useState } from "react";
import {
  mostPainted,
  paintable,
  reverseOf,
  type Stroke,
  withStroke,
} from "#client/views/data/paint-model.ts";
import { withImportedTable } from "#client/views/settings/changes/pasted-table.ts";
import { tableFromSet } from "#client/views/table/table-from-set.ts";
import { useTableCommit } from "#client/views/table/use-table-commit.ts";
import type { RawData } from "#engine/data/dataset.ts";
import type { TableData, TrainingSettings } from "#engine/settings.ts";

interface Painting {
  readonly table: TableData;
  /** Points that the room does not have yet. */
  readonly pending: readonly Stroke[];
  readonly isFull: boolean;
  /** Shown without what the room has, whose place the next point takes. */
  readonly isCleared: boolean;
  readonly mayUndo: boolean;
  readonly problem: string | null;
  add(stroke: Stroke): void;
  undo(): void;
  clear(): void;
}

/**
 * Rule UI-79: strokes on the plane. Each is one edit of the room's table, made of what the room has
 * at that moment, so that several people can paint at once; a generated set becomes a table.
 */
export function usePainting(settings: TrainingSettings, raw: RawData): Painting {
  const commit = useTableCommit();
  const { data } = settings;
  const first = useMemo(
    () => paintable(data.kind === "table" ? data : tableFromSet(settings, raw)),
    [settings, raw, data],
  );
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [pending, setPending] = useState<readonly Stroke[]>([]);
  const [isCleared, setCleared] = useState(false);
  /** One stroke begins anew; those drawn while it is on its way are added to it. */
  const beginsAnew = useRef(false);
  const empty = (isEmpty: boolean) => {
    beginsAnew.current = isEmpty;
    setCleared(isEmpty);
  };

  const apply = async (stroke: Stroke): Promise<boolean> => {
    setPending((others) => [...others, stroke]);
    const isFresh = beginsAnew.current && stroke.kind === "painted";
    beginsAnew.current &&= !isFresh;
    const make = (now: TrainingSettings): TrainingSettings => {
      const table = now.data.kind === "table" ? paintable(now.data) : first;
      const begun = isFresh ? { ...table, rows: [] } : table;
      const { inputs, outputs, rows } = withStroke(begun, stroke);
      return withImportedTable(now, { inputs, outputs, rows, targets: "numbers" }, table.scaling);
    };
    // Somebody else's stroke came between: this one is made again, on top of it.
    const isTaken =
      (await commit.commit(make, undefined, true)) || (await commit.commit(make, undefined, true));
    setPending((others) => others.filter((other) => other !== stroke));
    if (isFresh) {
      empty(beginsAnew.current || !isTaken);
    }
    return isTaken;
  };
  const add = async (stroke: Stroke) => {
    if (stroke.rows.length > 0 && (await apply(stroke))) {
      setStrokes((others) => [...others, stroke]);
    }
  };
  const undo = async () => {
    const last = strokes.at(-1);
    if (isCleared) {
      empty(false);
    } else if (last !== undefined) {
      setStrokes(strokes.slice(0, -1));
      await apply(reverseOf(last));
    }
  };
  return {
    table: isCleared ? { ...first, rows: [] } : first,
    pending,
    isFull: !isCleared && first.rows.length >= mostPainted(first),
    isCleared,
    mayUndo: isCleared || strokes.length > 0,
    problem: commit.problem,
    add: (stroke) => void add(stroke),
    undo: () => void undo(),
    clear: () => empty(true),
  };
}
