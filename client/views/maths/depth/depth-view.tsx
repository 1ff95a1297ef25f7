"use client";

import { useStore } from "zustand";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { DEPTH } from "#client/text/en/maths-depth.ts";
import { Segments } from "#client/ui/segments.tsx";
import { DerivationView } from "#client/views/maths/depth/derivation-view.tsx";
import { PileView } from "#client/views/maths/depth/pile-view.tsx";
import { ProductView } from "#client/views/maths/depth/product-view.tsx";
import { WeightView } from "#client/views/maths/depth/weight-view.tsx";
import { type MathsFocus, mathsFocus } from "#client/views/maths/maths-focus.ts";
import { Soon } from "#client/views/maths/step/soon.tsx";

interface DepthViewProps {
  readonly model: MathsModel;
  /** Whose gradient it is, from 1. */
  readonly layer: number;
}

const DEPTHS = (["weight", "pile", "product"] as const).map((value) => ({
  value,
  label: DEPTH.depths[value],
}));

/** How a layer's gradient comes about: one weight, all of them as a pile, and the product. */
export function DepthView({ model, layer }: DepthViewProps) {
  const depth = useStore(mathsFocus, (focus) => focus.depth);
  const { name } = entityOf(model, `dW${layer}`);
  return (
    <section
      aria-labelledby="depth-title"
      data-testid="depth"
      data-step={model.step}
      data-layer={layer}
      className="@container min-w-0"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h3 id="depth-title" className="eyebrow">
          {DEPTH.title(name)}
        </h3>
        <Segments
          label={DEPTH.choose}
          value={depth}
          options={DEPTHS}
          onChange={(chosen) => mathsFocus.setState({ depth: chosen })}
          testId="depth-choice"
        />
      </div>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 @4xl:grid-cols-[minmax(0,1fr)_22rem]">
        {/* Another layer has other sizes: what was looked at there is not here. */}
        <Depth key={layer} depth={depth} model={model} layer={layer} />
        <Soon className="min-h-80">
          <DerivationView model={model} layer={layer} />
        </Soon>
      </div>
    </section>
  );
}

interface DepthProps extends DepthViewProps {
  readonly depth: MathsFocus["depth"];
}

function Depth({ depth, ...place }: DepthProps) {
  switch (depth) {
    case "weight":
      return <WeightView {...place} />;
    case "pile":
      return <PileView {...place} />;
    case "product":
      return <ProductView {...place} />;
  }
}
