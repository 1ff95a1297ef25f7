"use client";

import { Eraser, Undo2 } from "lucide-react";
import { ToggleGroup } from "radix-ui";
import { type ReactNode, useState } from "react";
import { formatCount, formatShort } from "#client/draw/number-format.ts";
import { TABLES } from "#client/text/en/tables.ts";
import { Button } from "#client/ui/button.tsx";
import { MarkSign } from "#client/views/data/class-balance.tsx";
import type { Scatter } from "#client/views/data/draw-scatter.ts";
import { mostPainted, type PaintClass, paintClasses } from "#client/views/data/paint-model.ts";
import { PaintPlane } from "#client/views/data/paint-plane.tsx";
import { usePainting } from "#client/views/data/use-painting.ts";
import { RefusalLine } from "#client/views/settings/setting-row.tsx";
import type { RawData } from "#engine/data/dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface PaintPanelProps {
  readonly settings: TrainingSettings;
  readonly raw: RawData;
  /** The frame that the points stand in: it stays while they are painted. */
  readonly scatter: Pick<Scatter, "names" | "domains">;
  readonly onDone: () => void;
}

/** Painting points of a class on the plane, by pointer, finger or keys. */
export function PaintPanel({ settings, raw, scatter, onDone }: PaintPanelProps) {
  const painting = usePainting(settings, raw);
  const [frame] = useState(scatter);
  const [tool, setTool] = useState("0");
  const [said, setSaid] = useState("");
  const { table } = painting;
  const classes = paintClasses(table) ?? [];
  const most = mostPainted(table);
  const chosen = classes[Number(tool)] ?? null;
  return (
    <section
      aria-label={TABLES.paint.title}
      data-testid="paint-panel"
      className="flex flex-col gap-2"
    >
      <Tools classes={classes} tool={tool} onTool={setTool} />
      <PaintPlane
        painting={painting}
        classes={classes}
        chosen={chosen}
        frame={frame}
        onTool={(place) => setTool(classes[place] === undefined ? "erase" : String(place))}
        onSaid={(words, x, y) =>
          setSaid(TABLES.paint.said(words, formatShort(x, 3), formatShort(y, 3)))
        }
      />
      <p className="text-2xs text-soft" data-testid="paint-count" data-value={table.rows.length}>
        {painting.isFull
          ? TABLES.paint.full(formatCount(most))
          : TABLES.paint.count(formatCount(table.rows.length), formatCount(most))}{" "}
        {table.rows.length < raw.inputs.rows && settings.data.kind !== "table"
          ? TABLES.paint.some(formatCount(raw.inputs.rows))
          : null}
      </p>
      <p className="text-2xs text-faint">{TABLES.paint.keys}</p>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <RefusalLine words={painting.problem} />
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="small"
          disabled={!painting.mayUndo}
          data-testid="paint-undo"
          onClick={painting.undo}
        >
          <Undo2 size={14} aria-hidden />
          {TABLES.paint.undo}
        </Button>
        <Button
          size="small"
          disabled={painting.isCleared}
          data-testid="paint-clear"
          onClick={painting.clear}
        >
          {TABLES.paint.clear}
        </Button>
        <span className="flex-1" />
        <Button size="small" tone="primary" data-testid="paint-done" onClick={onDone}>
          {TABLES.paint.done}
        </Button>
      </div>
    </section>
  );
}

interface ToolsProps {
  readonly classes: readonly PaintClass[];
  readonly tool: string;
  readonly onTool: (tool: string) => void;
}

function Tools({ classes, tool, onTool }: ToolsProps) {
  return (
    <ToggleGroup.Root
      type="single"
      value={tool}
      onValueChange={(value) => value !== "" && onTool(value)}
      aria-label={TABLES.paint.what}
      data-testid="paint-tools"
      data-value={tool}
      className="flex flex-wrap gap-1"
    >
      {classes.map(({ name, mark }, place) => (
        <Tool key={name} value={String(place)}>
          <MarkSign mark={mark} />
          <span className="num max-w-28 truncate">{name}</span>
        </Tool>
      ))}
      <Tool value="erase">
        <Eraser size={13} aria-hidden className="mr-1.5" />
        {TABLES.paint.erase}
      </Tool>
    </ToggleGroup.Root>
  );
}

function Tool({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <ToggleGroup.Item
      value={value}
      data-testid={`paint-${value}`}
      className="inline-flex h-8 items-center rounded-md border border-line-strong/60 px-2.5 text-soft text-xs hover:border-ink data-[state=on]:border-accent data-[state=on]:bg-accent-wash data-[state=on]:font-semibold data-[state=on]:text-ink pointer-coarse:h-11"
    >
      {children}
    </ToggleGroup.Item>
  );
}
