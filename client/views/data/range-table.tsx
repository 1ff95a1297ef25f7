import { formatShort } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import type { ColumnRange } from "#client/views/data/preview-model.ts";

const SHOWN = 12;

/** Least, most and mean of every column. */
export function RangeTable({ ranges }: { readonly ranges: readonly ColumnRange[] }) {
  const numbers = ["min", "max", "mean"] as const;
  const names = { min: text.data.least, max: text.data.most, mean: text.data.mean };
  return (
    <div className="max-w-full overflow-x-auto">
      <table className="w-full text-2xs" data-testid="column-ranges">
        <thead className="text-faint">
          <tr>
            <th scope="col" className="pr-2 text-left font-normal">
              {text.data.column}
            </th>
            {numbers.map((key) => (
              <th key={key} scope="col" className="pl-3 text-right font-normal">
                {names[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranges.slice(0, SHOWN).map((range) => (
            <tr key={range.name} className="border-line border-t">
              <th
                scope="row"
                className="num max-w-36 truncate py-0.5 pr-2 text-left font-normal text-soft"
              >
                {range.name}
              </th>
              {numbers.map((key) => (
                <td key={key} className="num pl-3 text-right">
                  {formatShort(range[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {ranges.length > SHOWN ? (
        <p className="text-2xs text-faint">{text.data.more(ranges.length - SHOWN)}</p>
      ) : null}
    </div>
  );
}
