"use client";

import { X } from "lucide-react";
import { type FormEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { rememberName } from "#client/session/remembered.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import { LIMITS } from "#protocol/limits.ts";

/**
 * Asks a newcomer for a name, above the transport and never over it, and moves nothing. It goes
 * away as soon as somebody begins to use the page; what was typed until then counts.
 */
export function NameDialog({ suggestedName }: { readonly suggestedName: string | null }) {
  const [isOpen, setIsOpen] = useState(true);
  const isThere = useSession((state) => state.room !== null);
  return isOpen && isThere && suggestedName !== null ? (
    <NameCard suggestedName={suggestedName} onClose={() => setIsOpen(false)} />
  ) : null;
}

interface NameCardProps {
  readonly suggestedName: string;
  readonly onClose: () => void;
}

function NameCard({ suggestedName, onClose }: NameCardProps) {
  const actions = useSessionActions();
  const report = useReport();
  const [name, setName] = useState(suggestedName);
  const card = useRef<HTMLElement>(null);
  const color = useSession((state) => state.room?.you.color ?? 0);

  const keep = () => {
    rememberName(suggestedName);
    onClose();
  };
  const choose = () => {
    const chosen = name.trim();
    if (chosen === "" || chosen === suggestedName) {
      keep();
      return;
    }
    report(actions.renameMe(chosen));
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose();
  };
  useEscape(keep);
  useUseOutside(card, choose);
  return (
    <section
      ref={card}
      role="dialog"
      aria-label={text.name.title}
      data-testid="name-dialog"
      className="arrive absolute inset-x-0 bottom-full border-line border-t bg-raised max-sm:short:static"
    >
      <form
        onSubmit={submit}
        className="mx-auto flex w-full max-w-[120rem] flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5 md:px-6"
      >
        <PersonMark name={name || suggestedName} color={color} />
        <p className="min-w-0 font-semibold max-sm:flex-1">
          {text.name.title}{" "}
          <span className="block font-normal text-2xs text-soft sm:inline sm:text-xs">
            {text.name.note}
          </span>
        </p>
        <span className="sm:order-last sm:ml-auto">
          <IconButton label={text.common.close} size="small" onClick={keep}>
            <X size={15} aria-hidden />
          </IconButton>
        </span>
        <div className="flex gap-2 max-sm:w-full">
          <input
            aria-label={text.name.label}
            data-testid="name-input"
            value={name}
            maxLength={LIMITS.memberNameCharacters}
            autoComplete="nickname"
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.target.value)}
            className="h-9 pointer-coarse:h-10 min-w-0 flex-1 rounded-md border border-line-strong/60 bg-raised px-2.5 hover:border-ink sm:w-56"
          />
          <Button type="submit" tone="primary" data-testid="name-submit">
            {text.name.submit}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** Escape anywhere on the page. */
function useEscape(act: () => void): void {
  const onEscape = useEffectEvent(act);
  useEffect(() => {
    const listener = ({ key }: KeyboardEvent) => {
      if (key === "Escape") {
        onEscape();
      }
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** Somebody presses or types outside of the element: they have begun with something else. */
function useUseOutside(element: RefObject<HTMLElement | null>, act: () => void): void {
  const onUse = useEffectEvent(act);
  useEffect(() => {
    const listener = (event: Event) => {
      const isPassing = event instanceof KeyboardEvent && PASSING_KEYS.has(event.key);
      const isInside = event.target instanceof Node && element.current?.contains(event.target);
      if (!(isPassing || isInside)) {
        onUse();
      }
    };
    const kinds = ["pointerdown", "keydown"];
    for (const kind of kinds) {
      window.addEventListener(kind, listener);
    }
    return () => {
      for (const kind of kinds) {
        window.removeEventListener(kind, listener);
      }
    };
  }, [element]);
}

/** Keys on the way to somewhere, and the one that has its own meaning. */
const PASSING_KEYS: ReadonlySet<string> = new Set([
  "Tab",
  "Shift",
  "Control",
  "Alt",
  "Meta",
  "Escape",
]);
