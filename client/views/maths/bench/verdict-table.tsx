import { Check, Hourglass, type LucideIcon, Minus, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { MATHS } from "#client/text/en/maths.ts";
import { BENCH_WORDS } from "#client/text/en/maths-bench.ts";
import type { Mark, Verdict } from "#client/views/maths/bench/verdict-words.ts";

type VerdictName = keyof typeof MATHS.bench.verdicts;

interface VerdictTableProps {
  readonly verdicts: Readonly<Record<VerdictName, Verdict>>;
  /** Below what the training comes to. */
  readonly chart: ReactNode;
}

const NAMES: readonly VerdictName[] = ["shape", "gradient", "order", "training"];

const ICONS: Readonly<Record<Mark, LucideIcon>> = {
  good: Check,
  chance: TriangleAlert,
  bad: X,
  none: Minus,
  waiting: Hourglass,
};

const COLOURS: Readonly<Record<Mark, string>> = {
  good: "text-accent",
  chance: "text-negative-ink",
  bad: "text-alarm",
  none: "text-faint",
  waiting: "text-faint",
};

/** Shape, gradient, order, training: what becomes of a rule, each with a mark and its words. */
export function VerdictTable({ verdicts, chart }: VerdictTableProps) {
  return (
    <table className="mt-4 w-full max-w-3xl text-sm" data-testid="verdicts">
      <caption className="sr-only">{BENCH_WORDS.tableLabel}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{BENCH_WORDS.columns.verdict}</th>
          <th scope="col">{BENCH_WORDS.columns.answer}</th>
        </tr>
      </thead>
      <tbody>
        {NAMES.map((name) => (
          <tr
            key={name}
            data-testid={`verdict-${name}`}
            data-mark={verdicts[name].mark}
            className="border-line border-t align-top max-sm:block max-sm:py-2"
          >
            <th
              scope="row"
              className="w-52 py-2.5 pr-4 text-left font-normal max-sm:block max-sm:w-auto max-sm:py-0"
            >
              <span className="font-medium">{MATHS.bench.verdicts[name].name}</span>
              <span className="block text-soft text-xs">{MATHS.bench.verdicts[name].question}</span>
            </th>
            <td className="py-2.5 max-sm:block max-sm:py-1.5">
              <Answer verdict={verdicts[name]} />
              {name === "training" ? chart : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ verdict: { mark, lines } }: { readonly verdict: Verdict }) {
  const Icon = ICONS[mark];
  return (
    <div className="flex gap-2.5">
      <Icon size={17} aria-hidden className={`mt-0.5 shrink-0 ${COLOURS[mark]}`} />
      <div className="min-w-0">
        <span className="sr-only">{BENCH_WORDS.marks[mark]}. </span>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {lines.length === 0 ? <p className="text-soft">{BENCH_WORDS.marks[mark]}</p> : null}
      </div>
    </div>
  );
}
