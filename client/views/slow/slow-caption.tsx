import { formatCount, formatValue } from "#client/draw/number-format.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { SLOW } from "#client/text/en/slow.ts";
import { classNames } from "#client/ui/class-names.ts";

interface SlowCaptionProps {
  readonly model: MathsModel;
  readonly step: MathsStep;
  /** Whose numbers stand at the units, as on screen; null where none do. */
  readonly sample: number | null;
}

/** Where the names of the layers stand otherwise: number, line and words of what is computed now. */
export function SlowCaption({ model, step, sample }: SlowCaptionProps) {
  const { number, kind } = step;
  const count = model.steps.length;
  const title = MATHS.title(step);
  const [line] = step.numpy;
  const note =
    kind === "loss"
      ? SLOW.loss(formatValue(model.explanation.loss, 4))
      : sample === null
        ? ""
        : SLOW.sample(sample);
  return (
    <div
      data-testid="slow-caption"
      data-value={number}
      data-step={model.step}
      className="pointer-events-none absolute inset-x-0 top-0 bg-paper"
    >
      <div className="flex items-center gap-2.5">
        <span
          aria-hidden
          className="num flex size-8 shrink-0 items-center justify-center rounded-full bg-accent font-semibold text-accent-ink text-sm"
        >
          {number}
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex items-baseline justify-between gap-3">
            <span className="sr-only">{SLOW.said(number, count, title)}</span>
            <span aria-hidden className="truncate font-medium text-[0.8125rem] leading-[1.125rem]">
              {title}
            </span>
            <span className="num shrink-0 text-2xs text-soft" data-testid="slow-note">
              {note}
            </span>
          </p>
          <p className="num truncate text-2xs leading-4 text-soft">{line?.code ?? ""}</p>
        </div>
      </div>
      <Ticks number={number} count={count} />
      <span className="sr-only">
        {SLOW.step(formatCount(model.step), formatCount(model.step + 1))}
      </span>
    </div>
  );
}

/** How much of the step is over, part by part. */
function Ticks({ number, count }: { readonly number: number; readonly count: number }) {
  return (
    <div aria-hidden className="mt-1 flex gap-0.5">
      {Array.from({ length: count }, (_, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          key={i}
          className={classNames("h-0.5 flex-1", i < number ? "bg-accent" : "bg-line")}
        />
      ))}
    </div>
  );
}
