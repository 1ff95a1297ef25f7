import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { HISTOGRAMS } from "#client/text/en/histograms.ts";
import type { Histogram } from "#client/views/histograms/histogram.ts";
import type { Bin } from "#client/views/histograms/histogram-plot.ts";

/** One of the histograms, over the bins of the picture. */
export interface ToldHistogram {
  readonly step: number;
  readonly histogram: Histogram;
  readonly bins: readonly Bin[];
  readonly counts: readonly number[];
}

interface HistogramTableProps {
  readonly told: ToldHistogram;
  readonly what: string;
}

/** A histogram in numbers, the largest values first, as the picture has them. */
export function HistogramTable({ told, what }: HistogramTableProps) {
  const { step, histogram, bins, counts } = told;
  const { count, min, max, mean } = histogram;
  const most = Math.max(1, ...counts);
  const rows = bins
    .map((bin, i) => ({ ...bin, count: counts[i] ?? 0 }))
    .filter((row) => row.count > 0)
    .toReversed();
  return (
    <>
      <p
        className="num text-2xs text-soft"
        data-testid="histogram-told"
        data-step={step}
        data-count={count}
        data-min={min}
        data-max={max}
        data-mean={mean}
      >
        {HISTOGRAMS.at(
          formatCount(step),
          count,
          formatValue(min, 4),
          formatValue(max, 4),
          formatValue(mean, 4),
        )}
      </p>
      <section
        aria-label={HISTOGRAMS.tableLabel(what, formatCount(step))}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too
        tabIndex={0}
        className="relative mt-1 max-h-43 overflow-y-auto"
      >
        <table className="num w-full text-2xs">
          <thead className="sticky top-0 bg-paper text-soft">
            <tr>
              <th scope="col" className="w-24 py-0.5 text-right font-normal">
                {HISTOGRAMS.from}
              </th>
              <th scope="col" className="w-24 py-0.5 text-right font-normal">
                {HISTOGRAMS.to}
              </th>
              <th scope="col" className="py-0.5 pl-3 text-left font-normal">
                {HISTOGRAMS.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ low, high, count: inBin }) => (
              <tr
                key={low}
                data-testid="histogram-bin"
                data-low={low}
                data-high={high}
                data-count={inBin}
              >
                <td className="py-px text-right">{formatValue(low, 3)}</td>
                <td className="py-px text-right">{formatValue(high, 3)}</td>
                <td className="py-px pl-3">
                  <span className="flex items-center gap-2">
                    <span className="w-10 text-right">{formatCount(inBin)}</span>
                    <span
                      aria-hidden
                      className="h-2 rounded-sm"
                      style={{
                        width: `${(60 * inBin) / most}%`,
                        background:
                          low < 0 && high > 0
                            ? "var(--zero)"
                            : low < 0
                              ? "var(--negative)"
                              : "var(--positive)",
                      }}
                    />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
