import { text } from "#client/text/en.ts";

/** What lines and colours mean: never colour alone. */
export function NetworkLegend() {
  return (
    <ul className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-2xs text-soft">
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
    </ul>
  );
}
