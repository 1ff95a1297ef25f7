import type { CSSProperties, ReactNode } from "react";
import { COMPARE } from "#client/text/en/compare.ts";
import { classNames } from "#client/ui/class-names.ts";
import { lookOf } from "#client/views/compare/run-look.ts";
import { RunLetter, RunSign } from "#client/views/compare/run-sign.tsx";

interface ValueLineProps {
  readonly name: ReactNode;
  readonly values: readonly (string | null)[];
  /** The same in full, for who wants every digit. */
  readonly exact?: readonly (number | null)[];
  /** Marked, by more than a colour. */
  readonly isDifferent?: boolean;
  /** Short enough to stand beside each other on a phone, too. */
  readonly isShort?: boolean;
  readonly testId: string;
}

/** One name and a value of each run: in columns, or on a phone one below the other. */
export function ValueLine({
  name,
  values,
  exact,
  isDifferent = false,
  isShort = false,
  testId,
}: ValueLineProps) {
  return (
    <li
      data-testid={testId}
      data-different={isDifferent}
      style={columnsOf(values.length)}
      className={classNames(
        "grid items-baseline gap-x-4 gap-y-0.5 border-line border-b px-2 py-2 text-[0.8125rem] data-[different=true]:bg-accent-wash",
        // Four numbers do not fit on one line of a phone.
        isShort &&
          (values.length > 3 ? "grid-cols-2" : "grid-cols-[repeat(var(--runs),minmax(0,1fr))]"),
        COLUMNS,
      )}
    >
      <p className={classNames("min-w-0 text-soft", isShort && "max-sm:col-span-full")}>
        {isDifferent ? (
          <span className="num mr-1 font-semibold text-accent" title={COMPARE.differs}>
            <span aria-hidden>≠</span>
            <span className="sr-only">{COMPARE.differs}: </span>
          </span>
        ) : null}
        {name}
      </p>
      {values.map((value, i) => (
        <p key={lookOf(i).letter} className="flex min-w-0 items-baseline gap-2">
          <span className="sm:sr-only">
            <RunLetter index={i} />
            <span className="sr-only">{COMPARE.label(lookOf(i).letter)}: </span>
          </span>
          <span
            className={`num min-w-0 break-words ${isDifferent ? "font-semibold" : ""}`}
            data-value={exact?.[i] ?? undefined}
            title={exact?.[i]?.toString()}
          >
            {value ?? COMPARE.none}
          </span>
        </p>
      ))}
    </li>
  );
}

const COLUMNS = "sm:grid-cols-[11rem_repeat(var(--runs),minmax(0,1fr))]";

/** Above columns of values: whose they are. On a phone each value says it itself. */
export function ValueHead({ count }: { readonly count: number }) {
  return (
    <li
      style={columnsOf(count)}
      aria-hidden
      className={`hidden items-center gap-x-4 border-line border-b px-2 py-1.5 sm:grid ${COLUMNS}`}
    >
      <span />
      {Array.from({ length: count }, (_, i) => (
        <RunSign key={lookOf(i).letter} index={i} />
      ))}
    </li>
  );
}

/** As many columns as there are runs. */
export function columnsOf(count: number): CSSProperties {
  const variables: Record<string, string> = { "--runs": String(count) };
  return variables;
}
