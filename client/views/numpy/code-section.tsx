"use client";

import { memo, useMemo, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import type { NumpySection } from "#client/numpy/numpy-section.ts";
import { NUMPY } from "#client/text/en/numpy.ts";
import { type CodePart, foldedLines } from "#client/views/numpy/folded-lines.ts";
import { pythonTokens, type TokenKind } from "#client/views/numpy/python-tokens.ts";

const LOOKS: Readonly<Record<TokenKind, string | undefined>> = {
  comment: "text-soft italic",
  string: "text-accent",
  number: undefined,
  keyword: "font-semibold",
  plain: undefined,
};

/** A headed part of the script; rows of a long literal are folded until somebody asks. */
export const CodeSection = memo(function CodeSection({
  section,
}: {
  readonly section: NumpySection;
}) {
  const { title, lines } = section;
  const parts = useMemo(() => foldedLines(lines), [lines]);
  return (
    <pre className="num mb-5 w-max min-w-full whitespace-pre text-xs leading-5 last:mb-0">
      <code>
        <span className="text-soft italic">{`# ${title}\n`}</span>
        {parts.map((part, i) => (
          // Parts have no other name than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Part key={i} part={part} />
        ))}
      </code>
    </pre>
  );
});

/** So many rows of a long literal come with one press: thousands at once would hold up the page. */
const UNFOLDED = 500;

function Part({ part: { kind, lines } }: { readonly part: CodePart }) {
  const [open, setOpen] = useState(0);
  if (kind === "lines") {
    return lines.map((line, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
      <Line key={i} line={line} />
    ));
  }
  if (open >= lines.length) {
    return `${lines.join("\n")}\n`;
  }
  return (
    <>
      {open === 0 ? null : `${lines.slice(0, open).join("\n")}\n`}
      <button
        type="button"
        data-testid="numpy-unfold"
        onClick={() => setOpen(open + UNFOLDED)}
        className="my-0.5 ml-8 min-h-6 rounded px-1.5 font-sans text-accent text-xs underline hover:bg-accent-wash pointer-coarse:min-h-10"
      >
        {NUMPY.unfold(formatCount(lines.length - open))}
      </button>
      {"\n"}
    </>
  );
}

function Line({ line }: { readonly line: string }) {
  return (
    <>
      {pythonTokens(line).map(({ kind, text }, i) =>
        LOOKS[kind] === undefined ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
          <span key={i} className={LOOKS[kind]}>
            {text}
          </span>
        ),
      )}
      {"\n"}
    </>
  );
}
