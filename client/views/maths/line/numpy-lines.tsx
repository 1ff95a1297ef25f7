"use client";

import type { KeyboardEvent } from "react";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { LinkedLine } from "#client/maths/maths-step.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { moveAmongTerms, pressTerm } from "#client/views/maths/line/terms-keys.ts";

interface NumpyLinesProps {
  readonly model: MathsModel;
  readonly lines: readonly LinkedLine[];
}

/** The lines of the script that do a step, their names linked to the matrices. */
export function NumpyLines({ model, lines }: NumpyLinesProps) {
  const first = lines.findIndex(({ tokens }) => tokens.some(({ entity }) => entity !== null));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveAmongTerms(event);
    pressTerm(event);
  };
  return (
    <section
      aria-label={MATHS_PANEL.code}
      data-testid="numpy-lines"
      className="overflow-x-auto rounded-md bg-sunken px-3 py-2"
    >
      <code
        className="num block whitespace-pre text-xs leading-6 pointer-coarse:leading-10"
        onKeyDown={onKeyDown}
      >
        {lines.map((line, i) => (
          // Lines have no other name than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={i} className="block">
            <Tokens model={model} line={line} isFirst={i === first} />
            {line.comment === "" ? null : (
              <span className="text-soft">{`  # ${line.comment}`}</span>
            )}
          </span>
        ))}
      </code>
    </section>
  );
}

interface TokensProps {
  readonly model: MathsModel;
  readonly line: LinkedLine;
  readonly isFirst: boolean;
}

function Tokens({ model, line, isFirst }: TokensProps) {
  const stop = line.tokens.findIndex(({ entity }) => entity !== null);
  return line.tokens.map(({ text, entity }, i) =>
    entity === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no other name than their place
      <span key={i}>{text}</span>
    ) : (
      // biome-ignore lint/a11y/useSemanticElements: a button would break the line of code
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        key={i}
        role="button"
        tabIndex={isFirst && i === stop ? 0 : -1}
        aria-label={model.entities.get(entity)?.spoken ?? text}
        data-entity={entity}
        className="maths-term"
      >
        {text}
      </span>
    ),
  );
}
