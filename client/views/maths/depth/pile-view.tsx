"use client";

import { Minus, Pause, Play, Plus } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { fullColourValue } from "#client/draw/value-colour.ts";
import type { Entity } from "#client/maths/entity.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { outerPile } from "#client/maths/outer-pile.ts";
import { inputIdOf } from "#client/maths/weight-sum.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { DEPTH } from "#client/text/en/maths-depth.ts";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { useStill } from "#client/ui/use-still.ts";
import { type ListWindow, windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { NumberGrid } from "#client/views/maths/depth/number-grid.tsx";
import { pileStops } from "#client/views/maths/depth/pile-stops.ts";
import { fullValueOf } from "#client/views/maths/matrix/full-value.ts";

/** A sheet each so many ms. */
const PACE_MS = 1_400;
const DROP_MS = 500;
const ROWS = 8;
const COLS = 4;

interface PileViewProps {
  readonly model: MathsModel;
  readonly layer: number;
}

/** All weights at once: a sheet for each sample, dropping onto each other until they are dW. */
export function PileView({ model, layer }: PileViewProps) {
  const pile = useMemo(() => outerPile(model, layer), [model, layer]);
  const stops = useMemo(() => pileStops(pile.count), [pile.count]);
  const player = usePilePlayer(stops.length);
  const gradient = entityOf(model, `dW${layer}`);
  const [top, setTop] = useState(0);
  const [left, setLeft] = useState(0);
  const part = usePart(gradient, top, left);
  const { rows, cols } = part.shown;
  const dropped = stops[player.at - 1]?.dropped ?? 0;
  const sum = useMemo(
    () => ({ ...gradient, matrix: pile.sumOf(dropped, part) }),
    [gradient, pile, dropped, part],
  );
  const sheets = useMemo(
    () =>
      stops.map(({ row }) => ({
        row,
        entity: {
          ...gradient,
          name: `●${model.samples[row] ?? row + 1}`,
          matrix: pile.sheet(row, part),
        },
      })),
    [stops, gradient, model.samples, pile, part],
  );
  const fullValue = useMemo(
    () => fullColourValue(stops.map(({ row }) => pile.largestOf(row))),
    [stops, pile],
  );
  const shared = { model, rows, cols, fullValue };
  return (
    <div>
      <p className="border-accent border-l-2 pl-3 font-medium text-sm">
        {MATHS.note({ kind: "transpose", samples: pile.count })}
      </p>
      <p className="mt-2 text-soft text-xs">
        {DEPTH.sheetIs(entityOf(model, inputIdOf(layer)).name, `δ${layer}`)}{" "}
        {MATHS.sheets(stops.length, pile.count)}.
      </p>
      <PileControls player={player} count={stops.length} />
      <div className="mt-3 flex flex-wrap items-start gap-x-5 gap-y-3">
        {sheets.map((sheet, i) => (
          <Sheet key={sheet.row} {...sheet} state={stateOf(i, player)} {...shared} />
        ))}
      </div>
      <div className="mt-3 border-line border-t pt-3" data-testid="pile-sum" data-value={dropped}>
        <NumberGrid
          model={model}
          entity={sum}
          rows={rows}
          cols={cols}
          fullValue={fullValueOf(gradient.matrix)}
          caption={
            dropped === 0
              ? DEPTH.nothingYet(gradient.name)
              : DEPTH.sumOf(String(dropped), String(pile.count), gradient.name)
          }
          testId="pile-cell"
        />
        <WindowPager label={DEPTH.rows} total={sum.matrix.rows} shown={rows} onMove={setTop} />
        <WindowPager label={DEPTH.cols} total={sum.matrix.cols} shown={cols} onMove={setLeft} />
      </div>
    </div>
  );
}

/** The part of the sheets that is in sight: of large ones nothing else is computed. */
function usePart({ matrix }: Entity, top: number, left: number) {
  const { rows: height, cols: width } = matrix;
  return useMemo(() => {
    const shown = { rows: windowOf(height, top, ROWS), cols: windowOf(width, left, COLS) };
    return { shown, rows: shown.rows.indices, cols: shown.cols.indices };
  }, [height, width, top, left]);
}

type SheetState = "waiting" | "dropping" | "dropped";

function stateOf(place: number, { at, isTouched }: PilePlayer): SheetState {
  if (place >= at) {
    return "waiting";
  }
  return isTouched && place === at - 1 ? "dropping" : "dropped";
}

interface SheetProps {
  readonly model: MathsModel;
  /** Of the batch, from 0. */
  readonly row: number;
  readonly entity: Entity;
  readonly state: SheetState;
  readonly rows: ListWindow;
  readonly cols: ListWindow;
  /** One for all sheets: what weighs more is of a stronger colour. */
  readonly fullValue: number;
}

/** One sample's part of the gradient; the one that drops comes down. */
function Sheet({ model, row, entity, state, rows, cols, fullValue }: SheetProps) {
  const element = useRef<HTMLDivElement>(null);
  const isStill = useStill();
  useEffect(() => {
    if (state === "dropping" && !isStill) {
      element.current?.animate(
        [
          { transform: "translateY(-18px)", opacity: 0.2 },
          { transform: "none", opacity: 1 },
        ],
        { duration: DROP_MS, easing: "ease-in" },
      );
    }
  }, [state, isStill]);
  return (
    <div
      ref={element}
      data-testid={`sheet-${row + 1}`}
      data-state={state}
      className={
        state === "dropping"
          ? "rounded-md ring-2 ring-accent ring-offset-4 ring-offset-paper"
          : state === "waiting"
            ? "rounded-md outline-1 outline-line-strong outline-dashed outline-offset-4"
            : ""
      }
    >
      <NumberGrid
        model={model}
        entity={entity}
        rows={rows}
        cols={cols}
        isBare
        fullValue={fullValue}
        testId={`sheet-${row + 1}-cell`}
      />
    </div>
  );
}

interface PilePlayer {
  /** How many of the drawn sheets have dropped. */
  readonly at: number;
  readonly isPlaying: boolean;
  /** Nobody has moved a sheet yet: no one of them has just dropped. */
  readonly isTouched: boolean;
  go(at: number): void;
  toggle(): void;
}

/** Everything has dropped until somebody plays it. */
function usePilePlayer(count: number): PilePlayer {
  const [wanted, setWanted] = useState<number | null>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const at = Math.min(wanted ?? count, count);
  useEffect(() => {
    if (!isPlaying) {
      return;
    }
    const timer = setTimeout(() => {
      setWanted(at + 1);
      setIsPlaying(at + 1 < count);
    }, PACE_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, at, count]);
  return {
    at,
    isPlaying,
    isTouched: wanted !== null,
    go: (place) => {
      setIsPlaying(false);
      setWanted(Math.max(0, Math.min(count, place)));
    },
    toggle: () => {
      setIsPlaying(!isPlaying);
      if (!isPlaying && at === count) {
        setWanted(0);
      }
    },
  };
}

interface PileControlsProps {
  readonly player: PilePlayer;
  readonly count: number;
}

function PileControls({ player, count }: PileControlsProps) {
  const { at, isPlaying, go, toggle } = player;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <Button size="small" onClick={toggle} data-testid="pile-play">
        {isPlaying ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
        {isPlaying ? DEPTH.pause : DEPTH.play}
      </Button>
      <IconButton
        label={DEPTH.takeBack}
        size="small"
        disabled={at === 0}
        data-testid="pile-back"
        onClick={() => go(at - 1)}
      >
        <Minus size={15} aria-hidden />
      </IconButton>
      <input
        type="range"
        min={0}
        max={count}
        value={at}
        aria-label={DEPTH.pileSlider}
        data-testid="pile-slider"
        onChange={(event) => go(Number(event.target.value))}
        onKeyDown={(event) => event.stopPropagation()}
        className="h-8 w-32 min-w-0 accent-accent pointer-coarse:h-10"
      />
      <IconButton
        label={DEPTH.dropNext}
        size="small"
        disabled={at === count}
        data-testid="pile-next"
        onClick={() => go(at + 1)}
      >
        <Plus size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
