import { formatShort, formatValue } from "#client/draw/number-format.ts";
import { SURFACE } from "#client/text/en/surface.ts";
import { classLabels } from "#client/views/metrics/class-labels.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import type { PlanePoint } from "#client/views/surface/surface-plot.ts";
import { outputNames } from "#engine/data/columns.ts";
import type { Matrix } from "#engine/matrix.ts";
import { predictedClass } from "#engine/metrics.ts";

/** More outputs are told by the class alone and its value. */
const MOST_ANSWERS = 3;

/** Where somebody looks and what the network answers there, in words. */
export function answerWords(
  { settings, dataset }: Moment,
  names: readonly [across: string, up: string],
  { x, y }: PlanePoint,
  outputs: Matrix,
): string {
  const place = SURFACE.at(names[0], formatShort(x, 8), names[1], formatShort(y, 8));
  const units = outputNames(settings);
  const values = Array.from(outputs.data, (value) => formatValue(value));
  const labels = classLabels(settings, dataset);
  const activation = settings.layers.at(-1)?.activation ?? "linear";
  const winner = labels === null ? null : predictedClass(outputs, 0, activation);
  const shown = values.flatMap((value, unit) =>
    values.length <= MOST_ANSWERS || unit === winner
      ? [
          values.length === 1
            ? SURFACE.onlyAnswer(value)
            : SURFACE.answer(units[unit] ?? `${unit + 1}`, value),
        ]
      : [],
  );
  const named = winner === null ? [] : [SURFACE.isClass(labels?.[winner] ?? String(winner))];
  return [place, [...shown, ...named].join(", ")].join(" → ");
}
