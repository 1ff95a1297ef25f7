"use client";

import { derivation } from "#client/maths/derivation.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { DEPTH } from "#client/text/en/maths-depth.ts";
import { Formula } from "#client/views/maths/formula/formula.tsx";

interface DerivationViewProps {
  readonly model: MathsModel;
  readonly layer: number;
}

/** The chain rule from C to the weights, line by line; each term lights up its numbers. */
export function DerivationView({ model, layer }: DerivationViewProps) {
  return (
    <section aria-labelledby="derivation-title" className="min-w-0">
      <h4 id="derivation-title" className="eyebrow">
        {DEPTH.derivation}
      </h4>
      <ol className="mt-2 flex flex-col gap-3" data-testid="derivation">
        {derivation(model, layer).map(({ kind, formula }, i) => (
          <li key={kind} className="grid grid-cols-[1.25rem_minmax(0,1fr)]" data-kind={kind}>
            <span className="num text-2xs text-soft leading-5">{i + 1}</span>
            <div className="min-w-0">
              <p className="text-xs">{MATHS.derivation[kind]}</p>
              <Formula model={model} tex={formula} isAside />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
