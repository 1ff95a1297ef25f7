import type { ScaleKind } from "#client/draw/chart-scale.ts";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";

const SCALES = [
  { value: "linear", label: text.loss.linear },
  { value: "log", label: text.loss.log },
] as const;

const UNITS = [
  { value: "sum", label: text.loss.sum },
  { value: "row", label: text.loss.perRow },
] as const;

export type LossUnit = "sum" | "row";

interface LossChoicesProps {
  /** Null where the loss is no sum: then it has one unit only. */
  readonly unit: LossUnit | null;
  readonly onUnit: (unit: LossUnit) => void;
  readonly scale: ScaleKind;
  readonly onScale: (scale: ScaleKind) => void;
  /** "loss": the test ids begin with it. */
  readonly testId: string;
}

/** How a chart of losses counts and scales them. */
export function LossChoices({ unit, onUnit, scale, onScale, testId }: LossChoicesProps) {
  return (
    <div className="flex gap-2">
      {unit === null ? null : (
        <Segments
          label={text.loss.unit}
          value={unit}
          options={UNITS}
          onChange={onUnit}
          testId={`${testId}-unit`}
        />
      )}
      <Segments
        label={text.loss.scale}
        value={scale}
        options={SCALES}
        onChange={onScale}
        testId={`${testId}-scale`}
      />
    </div>
  );
}
