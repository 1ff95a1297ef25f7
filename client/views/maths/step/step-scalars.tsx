import { formatSetting } from "#client/draw/number-format.ts";
import { shownNumber, wholeNumber } from "#client/maths/cell-words.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { scalarsOf } from "#client/maths/scalars.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";

interface StepScalarsProps {
  readonly model: MathsModel;
  readonly step: MathsStep;
}

/** The loss, the learning rate: what stands in the formulas and is one number. */
export function StepScalars({ model, step }: StepScalarsProps) {
  const scalars = scalarsOf(model, step);
  return scalars.length === 0 ? null : (
    <dl aria-label={MATHS_PANEL.values} className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
      {scalars.map(({ id, symbol, value, isComputed }) => (
        <div key={id} className="flex items-baseline gap-1.5">
          <dt>
            <span className="num font-semibold">{symbol}</span>{" "}
            <span className="text-2xs text-soft">{MATHS_PANEL.scalars[id]}</span>
          </dt>
          <dd
            className="num"
            data-testid={`scalar-${id}`}
            data-value={value}
            title={wholeNumber(value)}
          >
            {isComputed ? shownNumber(value) : formatSetting(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
