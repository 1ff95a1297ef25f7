"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { findRoom } from "#client/session/http-client.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { useHydrated } from "#client/ui/use-hydrated.ts";
import { formatCode, normaliseCode } from "#protocol/room-code.ts";

/** A code in any case, with spaces or a dash; an unknown one is told before one leaves the page. */
export function JoinForm() {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const isHydrated = useHydrated();
  const [isLooking, setIsLooking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const join = async (event: FormEvent) => {
    event.preventDefault();
    const code = normaliseCode(typed);
    if (code === null) {
      setProblem(typed.trim() === "" ? text.home.codeMissing : text.home.codeImpossible);
      return;
    }
    setIsLooking(true);
    const answer = await findRoom(code);
    if (answer.ok) {
      router.push(`/room/${code}`);
      return;
    }
    setIsLooking(false);
    setProblem(
      answer.error.code === "room-not-found"
        ? text.home.codeUnknown(formatCode(code))
        : errorText(answer.error.code),
    );
  };

  return (
    <form onSubmit={join} noValidate>
      <label htmlFor="join-code" className="eyebrow">
        {text.home.joinLabel}
      </label>
      <div className="mt-1.5 flex gap-2">
        <input
          id="join-code"
          data-testid="join-code"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(null);
          }}
          placeholder={text.home.codePlaceholder}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={32}
          aria-invalid={problem !== null}
          aria-describedby="join-problem"
          className={classNames(
            "num h-12 min-w-0 flex-1 rounded-lg border bg-raised px-4 text-lg uppercase tracking-[0.08em] placeholder:text-faint",
            problem === null ? "border-line-strong/70 hover:border-ink" : "border-alarm",
          )}
        />
        <Button
          type="submit"
          size="large"
          data-testid="join-submit"
          disabled={isLooking || !isHydrated}
          className={classNames(!isHydrated && "!opacity-100")}
        >
          {isLooking ? text.home.joining : text.home.join}
        </Button>
      </div>
      <p id="join-problem" className="mt-2 min-h-5 text-alarm text-xs" role="alert">
        {problem}
      </p>
    </form>
  );
}
