"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { classNames } from "#client/ui/class-names.ts";

interface FoldButtonProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  /** The id of what it opens. */
  readonly controls: string;
  readonly onToggle: () => void;
  readonly testId: string;
  /** What stands behind the title. */
  readonly children: ReactNode;
}

/** The heading of a part that opens and closes. */
export function FoldButton(props: FoldButtonProps) {
  const { title, isOpen, controls, onToggle, testId, children } = props;
  return (
    <h3>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={controls}
        data-testid={testId}
        onClick={onToggle}
        className="group flex min-h-9 w-full items-center gap-2 text-left text-xs pointer-coarse:min-h-11"
      >
        <ChevronDown
          size={14}
          aria-hidden
          className={classNames(
            "shrink-0 text-faint transition-transform group-hover:text-ink",
            !isOpen && "-rotate-90",
          )}
        />
        <span className="shrink-0 font-medium text-ink">{title}</span>
        {children}
      </button>
    </h3>
  );
}

export interface FoldHandle {
  /** Opens it, brings it into sight and puts the focus on its heading. */
  go(): void;
}

interface FoldProps {
  readonly ref?: Ref<FoldHandle>;
  readonly title: string;
  readonly note: string;
  readonly testId: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Closed until somebody asks for it: nothing inside is loaded or computed before. */
export function Fold({ ref, title, note, testId, className, children }: FoldProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const section = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => ({
    go() {
      setIsOpen(true);
      section.current?.querySelector("button")?.focus({ preventScroll: true });
      // It has its height by then.
      requestAnimationFrame(() => section.current?.scrollIntoView());
    },
  }));
  return (
    <section
      ref={section}
      className={classNames(
        "min-w-0 scroll-mt-16 border-line border-t max-sm:scroll-mt-28",
        className,
      )}
    >
      <FoldButton
        title={title}
        isOpen={isOpen}
        controls={id}
        onToggle={() => setIsOpen(!isOpen)}
        testId={testId}
      >
        <span className="min-w-0 flex-1 text-2xs text-soft">{note}</span>
      </FoldButton>
      <div id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </section>
  );
}
