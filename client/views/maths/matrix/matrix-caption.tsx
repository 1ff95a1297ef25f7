import type { Entity } from "#client/maths/entity.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { AxisText } from "#client/views/maths/matrix/axis-text.tsx";

/** W2, its shape by axes, and what it is. */
export function MatrixCaption({ entity }: { readonly entity: Entity }) {
  const { id, name, spoken, kind, axes } = entity;
  const { rows, cols } = axes;
  return (
    <figcaption className="pb-1">
      <span className="flex items-baseline gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: one of the linked terms, as in the formula */}
        <span
          role="button"
          tabIndex={-1}
          aria-label={spoken}
          data-entity={id}
          className="maths-term num font-semibold text-[0.8125rem]"
        >
          {name}
        </span>
        <span className="num text-2xs" title={MATHS.longShape(rows, cols)}>
          <span className="sr-only">{MATHS.longShape(rows, cols)}</span>
          <span aria-hidden>
            <AxisText axis={rows}>{rows.size}</AxisText>
            <span className="text-soft"> x </span>
            <AxisText axis={cols}>{cols.size}</AxisText>
          </span>
        </span>
      </span>
      <span className="block w-0 min-w-full text-2xs text-soft">{MATHS.kinds[kind]}</span>
    </figcaption>
  );
}
