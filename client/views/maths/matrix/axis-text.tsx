import { type Axis, glyphOf } from "#client/maths/axis.ts";

/** A colour of its own for each axis, beside its glyph. */
const COLOURS: Record<Axis["kind"], string> = {
  samples: "text-axis-samples",
  inputs: "text-axis-inputs",
  hidden: "text-axis-hidden",
  // The monospaced face has no diamond of its own.
  outputs: "font-sans text-axis-outputs",
  one: "text-soft",
};

interface AxisTextProps {
  readonly axis: Axis;
  /** What stands behind the glyph: a place, a size. */
  readonly children?: string | number | undefined;
}

/** ●4, ■²1: the glyph of an axis in its colour, and a number. */
export function AxisText({ axis, children }: AxisTextProps) {
  return (
    <span className="whitespace-nowrap">
      <span className={`text-[1.15em] ${COLOURS[axis.kind]}`}>{glyphOf(axis)}</span>
      {children}
    </span>
  );
}
