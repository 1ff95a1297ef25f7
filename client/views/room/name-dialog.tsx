"use client";

import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { rememberName } from "#client/session/remembered.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { PersonMark } from "#client/ui/person-mark.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import { LIMITS } from "#protocol/limits.ts";

/** Asks a newcomer for a name, at the side: one watches and works meanwhile. */
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
  const color = useSession((state) => state.room?.you.color ?? 0);

  const keep = () => {
    rememberName(suggestedName);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = name.trim();
    if (chosen === "" || chosen === suggestedName) {
      keep();
      return;
    }
    report(actions.renameMe(chosen));
    onClose();
  };
  return (
    <section
      role="dialog"
      aria-label={text.name.title}
      data-testid="name-dialog"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          keep();
        }
      }}
      className="arrive fixed inset-x-3 bottom-[8.5rem] z-30 mx-auto max-w-sm rounded-xl border border-line bg-raised p-4 shadow-lift sm:bottom-24"
    >
      <div className="flex items-center gap-2.5">
        <PersonMark name={name || suggestedName} color={color} />
        <p className="flex-1 font-semibold">{text.name.title}</p>
        <IconButton label={text.common.close} size="small" onClick={keep}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <form onSubmit={submit} className="mt-3 flex gap-2">
        <input
          aria-label={text.name.label}
          data-testid="name-input"
          value={name}
          maxLength={LIMITS.memberNameCharacters}
          autoComplete="nickname"
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-md border border-line-strong/60 bg-raised px-2.5 hover:border-ink"
        />
        <Button type="submit" tone="primary" data-testid="name-submit">
          {text.name.submit}
        </Button>
      </form>
      <p className="mt-2 text-2xs text-soft">{text.name.note}</p>
    </section>
  );
}
