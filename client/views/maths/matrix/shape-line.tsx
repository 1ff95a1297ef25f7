import { Fragment } from "react";
import type { ProductShape } from "#client/maths/product-shape.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { AxisText } from "#client/views/maths/matrix/axis-text.tsx";

/** `(■4 x ●4) @ (●4 x ◆1) -> ■4 x ◆1`: the axes that meet are struck through, or show a gap. */
export function ShapeLine({ product }: { readonly product: ProductShape }) {
  const { parts, text, result, left, right } = product;
  const fits = result !== null;
  // The result is drawn with its colours behind them.
  const drawn = fits ? parts.slice(0, -1) : parts;
  return (
    <p className="num text-xs" data-testid="shape-line" data-fits={fits}>
      <span className="sr-only">{MATHS_PANEL.shapeSaid(text, fits)}</span>
      <span aria-hidden>
        {drawn.map(({ look, text: words, axis }, i) => (
          // Pieces have no other name than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fragment key={i}>
            {axis === null ? (
              words
            ) : look === "plain" ? (
              <AxisText axis={axis}>{axis.size}</AxisText>
            ) : (
              <span
                className={
                  look === "struck"
                    ? "line-through decoration-1 decoration-ink"
                    : "rounded-sm border border-alarm border-dashed px-0.5 text-alarm"
                }
              >
                <AxisText axis={axis}>{axis.size}</AxisText>
              </span>
            )}
          </Fragment>
        ))}
        {fits ? (
          <>
            {" → "}
            <AxisText axis={result.rows}>{result.rows.size}</AxisText>
            {" x "}
            <AxisText axis={result.cols}>{result.cols.size}</AxisText>
          </>
        ) : null}
      </span>
      {fits ? null : (
        <span className="block text-alarm">
          {MATHS_PANEL.noFit(
            `${left.cols.size} ${MATHS.axes[left.cols.kind]}`,
            `${right.rows.size} ${MATHS.axes[right.rows.kind]}`,
          )}
        </span>
      )}
    </p>
  );
}
