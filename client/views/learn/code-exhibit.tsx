import { classNames } from "#client/ui/class-names.ts";
import { ASKED_LINES, ORIGIN_CODE } from "#client/views/learn/origin-code.ts";

/** The training in numpy, with the two lines of the question marked. */
export function CodeExhibit({ label }: { readonly label: string }) {
  return (
    <section
      // Long lines are scrolled to, by keys as well.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs a stop for the Tab key.
      tabIndex={0}
      aria-label={label}
      className="overflow-x-auto rounded-md bg-sunken py-3 font-mono text-[0.8125rem] leading-6"
      data-testid="origin-code"
    >
      <pre>
        <code>
          {ORIGIN_CODE.map((line, i) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text stay in their places.
              key={i}
              className={classNames(
                "block min-w-max border-l-2 px-4",
                ASKED_LINES.has(i)
                  ? "border-accent bg-accent-wash font-semibold"
                  : "border-transparent",
              )}
            >
              {`${line}\n`}
            </span>
          ))}
        </code>
      </pre>
    </section>
  );
}
