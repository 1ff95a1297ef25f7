import type { ReactNode } from "react";
import type { TermId } from "#client/text/en/glossary.ts";

interface TermProps {
  /** A term of the glossary. */
  readonly of?: TermId;
  /** Or the path of a setting, which the glossary knows by its name. */
  readonly path?: string;
  /** One stop for the Tab key in each panel, at its title; arrow keys lead to the other terms. */
  readonly isStop?: boolean;
  readonly children: ReactNode;
}

/**
 * A word that the glossary explains, by a press or a tap. What answers is one listener for the
 * whole page (`GlossarySlot`): a term costs nothing until somebody asks.
 */
export function Term({ of, path, isStop = false, children }: TermProps) {
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-haspopup="dialog"
      data-term={of ?? path}
      // Not a control: rules for what one changes leave it alone.
      data-mark=""
      className="term"
    >
      {children}
    </button>
  );
}
