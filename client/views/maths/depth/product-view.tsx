"use client";

import { Pause, Play, RotateCcw, SkipForward, StepForward } from "lucide-react";
import { useMemo, useState } from "react";
import { cellName } from "#client/maths/cell-words.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import type { ProductMoment } from "#client/maths/product-timetable.ts";
import { sumLine } from "#client/maths/sum-line.ts";
import { inputIdOf, weightSum } from "#client/maths/weight-sum.ts";
import { DEPTH } from "#client/text/en/maths-depth.ts";
import { Button } from "#client/ui/button.tsx";
import { useStill } from "#client/ui/use-still.ts";
import { windowOf } from "#client/ui/window-of.ts";
import { WindowPager } from "#client/ui/window-pager.tsx";
import { chosenWeight } from "#client/views/maths/depth/chosen-weight.ts";
import { type CellLook, NumberGrid } from "#client/views/maths/depth/number-grid.tsx";
import { partialLine } from "#client/views/maths/depth/partial-line.ts";
import { usePinnedPlace } from "#client/views/maths/depth/use-pinned-place.ts";
import { type ProductClock, useProductClock } from "#client/views/maths/depth/use-product-clock.ts";

/** Rows, pairs and columns that are in sight. */
const ROWS = 8;
const INNER = 6;
const COLS = 4;

interface ProductViewProps {
  readonly model: MathsModel;
  readonly layer: number;
}

/** inputᵀ @ delta, where a row of the one meets a column of the other, cell by cell. */
export function ProductView({ model, layer }: ProductViewProps) {
  const { rows, cols } = entityOf(model, `dW${layer}`).matrix;
  const clock = useProductClock(rows, model.samples.length, cols);
  const isStill = useStill();
  const met = useMetCell(model, layer, clock.moment);
  const sum = useMemo(
    () => weightSum(model, layer, met.row, met.col),
    [model, layer, met.row, met.col],
  );
  const { isOver, pair } = clock.moment;
  const gradient = entityOf(model, `dW${layer}`);
  return (
    <div
      data-testid="product"
      data-state={isOver ? "over" : clock.isPlaying ? "running" : "paused"}
      data-cell={`${met.row + 1}-${met.col + 1}`}
    >
      <p className="text-soft text-xs">{isStill ? DEPTH.still : DEPTH.lookAt}</p>
      {isStill ? null : <ProductControls clock={clock} />}
      {/* What is pressed in here has a role of its own; this only holds the time. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        onPointerEnter={({ pointerType }) => clock.hold(pointerType === "mouse")}
        onPointerLeave={() => clock.hold(false)}
        onFocus={() => clock.hold(true)}
        onBlur={() => clock.hold(false)}
      >
        <Matrices model={model} layer={layer} moment={clock.moment} met={met} />
      </div>
      <p
        data-testid="product-line"
        data-value={isOver ? sum.sum : (sum.terms[pair]?.partial ?? 0)}
        className="num mt-3 min-h-12 text-balance text-sm leading-6"
      >
        <span className="text-soft">{DEPTH.cell(cellName(model, gradient, met.row, met.col))}</span>{" "}
        {isOver ? sumLine(sum) : partialLine(sum, pair)}
      </p>
    </div>
  );
}

/** The cell that is being made, or afterwards the one that somebody pressed. */
function useMetCell(model: MathsModel, layer: number, moment: ProductMoment) {
  const pinned = usePinnedPlace();
  const chosen = chosenWeight(model, layer, pinned);
  return moment.isOver
    ? { row: chosen.row ?? 0, col: chosen.col }
    : { row: moment.row, col: moment.col };
}

interface MatricesProps extends ProductViewProps {
  readonly moment: ProductMoment;
  readonly met: { readonly row: number; readonly col: number };
}

/** The result's rows stand beside those of the left factor, its columns below the right one's. */
function Matrices({ model, layer, moment, met }: MatricesProps) {
  const input = entityOf(model, inputIdOf(layer));
  const delta = entityOf(model, `delta${layer}`);
  const gradient = entityOf(model, `dW${layer}`);
  const [top, setTop] = useState(0);
  const [left, setLeft] = useState(0);
  const [first, setFirst] = useState(0);
  const { isOver, pair, cellsDone } = moment;
  const follow = (place: number, size: number) => Math.floor(place / size) * size;
  const rows = windowOf(gradient.matrix.rows, isOver ? top : follow(met.row, ROWS), ROWS);
  const cols = windowOf(gradient.matrix.cols, isOver ? left : follow(met.col, COLS), COLS);
  const inner = windowOf(model.samples.length, isOver ? first : follow(pair, INNER), INNER);

  const factor = (isMet: boolean, n: number): CellLook =>
    !isMet ? "plain" : !isOver && n === pair ? "met" : "row";
  const lookOfResult = (row: number, col: number): CellLook => {
    const cell = row * gradient.matrix.cols + col;
    if (row === met.row && col === met.col) {
      return isOver || pair === model.samples.length - 1 ? "met" : "blank";
    }
    return isOver || cell < cellsDone ? "plain" : "blank";
  };
  return (
    <div className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-0">
        <NumberGrid
          model={model}
          entity={input}
          isTransposed
          rows={rows}
          cols={inner}
          testId="product-left"
          lookOf={(n, row) => factor(row === met.row, n)}
        />
      </div>
      <span aria-hidden className="num self-center text-soft">
        @
      </span>
      <div className="min-w-0">
        <NumberGrid
          model={model}
          entity={delta}
          rows={inner}
          cols={cols}
          testId="product-right"
          lookOf={(n, col) => factor(col === met.col, n)}
        />
      </div>
      <span aria-hidden className="num self-center text-soft">
        =
      </span>
      <div className="min-w-0">
        <NumberGrid
          model={model}
          entity={gradient}
          rows={rows}
          cols={cols}
          testId="product-cell"
          lookOf={lookOfResult}
          chosen={met}
        />
      </div>
      <div className="basis-full">
        <WindowPager label={DEPTH.rows} total={gradient.matrix.rows} shown={rows} onMove={setTop} />
        <WindowPager
          label={DEPTH.inner}
          total={model.samples.length}
          shown={inner}
          onMove={setFirst}
        />
        <WindowPager
          label={DEPTH.cols}
          total={gradient.matrix.cols}
          shown={cols}
          onMove={setLeft}
        />
      </div>
    </div>
  );
}

function ProductControls({ clock }: { readonly clock: ProductClock }) {
  const { isPlaying, moment } = clock;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <Button size="small" data-testid="product-play" onClick={clock.toggle}>
        {isPlaying ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
        {isPlaying ? DEPTH.pause : DEPTH.play}
      </Button>
      <Button size="small" data-testid="product-step" onClick={clock.step}>
        <StepForward size={14} aria-hidden />
        {DEPTH.nextPair}
      </Button>
      <Button
        size="small"
        tone="quiet"
        data-testid="product-skip"
        disabled={moment.isOver}
        onClick={clock.skip}
      >
        <SkipForward size={14} aria-hidden />
        {DEPTH.skip}
      </Button>
      <Button
        size="small"
        tone="quiet"
        data-testid="product-restart"
        disabled={moment.isOver}
        onClick={clock.restart}
      >
        <RotateCcw size={14} aria-hidden />
        {DEPTH.restart}
      </Button>
    </div>
  );
}
