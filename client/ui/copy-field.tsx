"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { text } from "#client/text/en.ts";
import { copyText } from "#client/ui/copy-text.ts";
import { IconButton } from "#client/ui/icon-button.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly testId?: string;
}

const SHOWN_MS = 2_000;

/** A text to take away: it can be selected, and copied with one press. */
export function CopyField({ label, value, note, testId }: CopyFieldProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state === "idle") {
      return;
    }
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    const isCopied = await copyText(value);
    setState(isCopied ? "copied" : "failed");
    if (!isCopied) {
      input.current?.select();
    }
  };
  const message =
    state === "copied" ? text.common.copied : state === "failed" ? text.common.copyByHand : note;

  return (
    <div>
      <span className="eyebrow">{label}</span>
      <div className="mt-1 flex items-center rounded-md border border-line-strong/60 pr-0.5">
        <input
          ref={input}
          readOnly
          aria-label={label}
          data-testid={testId}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="num h-9 min-w-0 flex-1 text-ellipsis rounded-md bg-transparent px-2.5 text-xs"
        />
        <IconButton label={`${text.common.copy}: ${label}`} size="small" onClick={copy}>
          {state === "copied" ? (
            <Check size={15} aria-hidden className="text-accent" />
          ) : (
            <Copy size={15} aria-hidden />
          )}
        </IconButton>
      </div>
      <p className="mt-1 min-h-4 text-pretty text-2xs text-soft" aria-live="polite">
        {message}
      </p>
    </div>
  );
}
