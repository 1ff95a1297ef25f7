import { formatCount } from "#client/draw/number-format.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { rowWindow } from "#client/views/plane/row-window.ts";

interface LegendProps {
  readonly hasBiases?: boolean;
  /** Whether parts of the picture can be looked into. */
  readonly isPressable?: boolean;
  /** Of data whose rows stand as strips in the units; "unknown" keeps the place of its words. */
  readonly strips?: StripRows | "unknown" | null;
}

/** As Origin has them. */
const FIRST_OF_FOUR: StripRows = { row: 0, count: 4 };

interface StripRows {
  /** The chosen one, from 0. */
  readonly row: number;
  readonly count: number;
}

/** What lines and colours mean: never colour alone. */
export function NetworkLegend({
  hasBiases = false,
  isPressable = false,
  strips = null,
}: LegendProps) {
  return (
    <ul className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-2xs sm:gap-x-4 text-soft">
      <li className="flex items-center gap-1.5">
        <svg width="22" height="6" aria-hidden>
          <path d="M0 3 H22" className="stroke-positive" strokeWidth="2.5" />
        </svg>
        {text.network.legendPositive}
      </li>
      <li className="flex items-center gap-1.5">
        <svg width="22" height="6" aria-hidden>
          <path d="M0 3 H22" className="stroke-negative" strokeWidth="2.5" strokeDasharray="6 3" />
        </svg>
        {text.network.legendNegative}
      </li>
      <li>{text.network.legendWidth}</li>
      <li>{text.network.legendUnits}</li>
      {hasBiases ? (
        <li className="flex items-center gap-1.5">
          <svg width="22" height="9" aria-hidden>
            <path d="M1 8 L5 1 L9 8 Z" className="fill-positive" />
            <path d="M12 1.5 L20 1.5 L16 8 Z" className="fill-transparent stroke-negative" />
          </svg>
          {INSPECTOR.biasLegend}
        </li>
      ) : null}
      {strips === null ? null : (
        <li
          className={classNames("flex items-center gap-1.5", strips === "unknown" && "invisible")}
        >
          <svg width="22" height="12" aria-hidden>
            <path d="M1 5h4v-4h-4zM6 5h4v-2h-4zM16 5h4v-3h-4z" className="fill-positive" />
            <path d="M11 5h4v3h-4z" className="fill-negative" />
            <path d="M6 10h4v2h-4z" className="fill-ink" />
          </svg>
          {stripWords(strips === "unknown" ? FIRST_OF_FOUR : strips)}
        </li>
      )}
      {isPressable ? <li>{INSPECTOR.pressLegend}</li> : null}
    </ul>
  );
}

/** Which rows the strips show, when not all. */
function stripWords({ row, count }: StripRows): string {
  const { from, to } = rowWindow(count, row);
  return to - from === count
    ? INSPECTOR.stripLegend
    : INSPECTOR.stripLegendPart(formatCount(from + 1), formatCount(to), formatCount(count));
}
