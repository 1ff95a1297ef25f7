"use client";

import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { classNames } from "#client/ui/class-names.ts";
import type { WriteFormula } from "#client/views/maths/formula/write-formula.ts";
import { moveAmongTerms, pressTerm } from "#client/views/maths/line/terms-keys.ts";

interface FormulaProps {
  readonly model: MathsModel;
  /** Of which `\htmlData{entity=...}` links the terms. */
  readonly tex: string;
  /** Smaller, for what explains another formula. */
  readonly isAside?: boolean;
}

let loaded: WriteFormula | null = null;

/** A formula as it is printed; its terms can be pointed at, pressed and reached by keys. */
export function Formula({ model, tex, isAside = false }: FormulaProps) {
  const box = useRef<HTMLSpanElement>(null);
  const write = useWriter();
  const spoken = useEffectEvent((id: string) => model.entities.get(id)?.spoken ?? id);
  useEffect(() => {
    if (box.current !== null && write !== null) {
      write(box.current, tex, (id) => spoken(id));
    }
  }, [write, tex]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveAmongTerms(event);
    pressTerm(event);
  };
  return (
    <span
      className={classNames(
        // With room for the outline of what is lit.
        "maths-formula -mx-1 block overflow-x-auto overflow-y-hidden px-1",
        isAside ? "min-h-7 text-soft text-xs" : "min-h-9 text-[0.9375rem]",
      )}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's */}
      <span ref={box} role="group" data-testid="formula" data-tex={tex} onKeyDown={onKeyDown} />
    </span>
  );
}

/** What typesets is large: it comes when the first formula is shown. */
function useWriter(): WriteFormula | null {
  const [write, setWrite] = useState(() => loaded);
  useEffect(() => {
    let isHere = true;
    const load = async () => {
      const { writeFormula } = await import("#client/views/maths/formula/write-formula.ts");
      loaded = writeFormula;
      if (isHere) {
        setWrite(() => writeFormula);
      }
    };
    // Without it the matrices and the code still say all.
    void load().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, []);
  return write;
}
