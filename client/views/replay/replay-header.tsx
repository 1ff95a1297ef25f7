"use client";

import { CornerLeftUp, LibraryBig, Share2, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { markedRunName } from "#client/session/marked-run-name.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { Hint } from "#client/ui/hint.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { PageMenu } from "#client/ui/page-menu.tsx";
import { Mark } from "#client/ui/wordmark.tsx";
import { GoOnLink } from "#client/views/replay/go-on-link.tsx";

const EmbedRunDialog = lazily(
  async () => (await import("#client/views/embed/embed-run-dialog.tsx")).EmbedRunDialog,
);

/** Which run this is, where it came from, and whether it is true. */
export function ReplayHeader({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const run = useSession((state) => state.run);
  const name = useSession(markedRunName);
  return (
    <header
      data-stays=""
      className="short:static max-sm:short:-order-2 sticky top-0 z-20 border-line border-b bg-paper"
    >
      <div className="mx-auto flex h-[3.25rem] w-full max-w-[120rem] items-center gap-2 px-3 md:gap-4 md:px-6">
        <Link href="/" aria-label={text.errors.toHome} className="shrink-0 p-1">
          <Mark />
        </Link>
        {run === null ? (
          <span className="skeleton h-5 w-44" />
        ) : (
          <h1
            title={name ?? undefined}
            className="num min-w-0 font-semibold text-sm max-sm:line-clamp-2 max-sm:text-balance max-sm:break-words max-sm:text-xs max-sm:leading-4 sm:truncate"
            data-testid="run-name"
          >
            {name}
          </h1>
        )}
        {run?.parent ? (
          <Link
            href={`/run/${run.parent.runId}?step=${run.parent.step}`}
            className="hidden items-center gap-1 whitespace-nowrap text-soft text-xs underline-offset-4 hover:text-ink hover:underline sm:inline-flex"
            data-testid="parent-run"
          >
            <CornerLeftUp size={13} aria-hidden />
            {text.replay.parent(formatCount(run.parent.step))}
          </Link>
        ) : null}
        <span className="flex-1" />
        <GoOnLink />
        <Fidelity />
        <Link
          href="/runs"
          className="whitespace-nowrap rounded-md px-2 py-1.5 font-medium text-[0.8125rem] text-soft hover:bg-sunken hover:text-ink pointer-coarse:py-3 max-sm:hidden"
        >
          {text.replay.allRuns}
        </Link>
        <ShareRun />
        <PageMenu onShortcuts={onShortcuts}>
          {/* On phones the run's name needs the room. */}
          <Link
            href="/runs"
            className="flex min-h-10 items-center gap-3 rounded-md px-2 text-soft hover:bg-sunken hover:text-ink sm:hidden"
          >
            <LibraryBig size={16} aria-hidden />
            {text.replay.allRuns}
          </Link>
        </PageMenu>
      </div>
    </header>
  );
}

function ShareRun() {
  const [isOpen, setIsOpen] = useState(false);
  const isHere = useSession((state) => state.run !== null);
  return (
    <>
      <IconButton
        label={text.replay.share}
        aria-haspopup="dialog"
        disabled={!isHere}
        data-testid="share-run"
        onClick={() => setIsOpen(true)}
      >
        <Share2 size={16} aria-hidden />
      </IconButton>
      {isOpen ? <EmbedRunDialog isOpen onOpenChange={setIsOpen} /> : null}
    </>
  );
}

function Fidelity() {
  const fidelity = useSession((state) => state.fidelity);
  const { name, detail } = text.replay.fidelity[fidelity];
  return (
    <Hint text={detail} side="bottom">
      <button
        type="button"
        data-testid="fidelity"
        data-value={fidelity}
        aria-label={`${name}. ${detail}`}
        className={classNames(
          "relative inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 py-1 text-2xs",
          "pointer-coarse:after:absolute pointer-coarse:after:-inset-x-1 pointer-coarse:after:-inset-y-2.5",
          fidelity === "same-bits" && "border-accent/50 text-accent",
          fidelity === "different" && "border-alarm text-alarm",
          (fidelity === "unchecked" || fidelity === "recorded-only") &&
            "border-line-strong/50 text-soft",
        )}
      >
        <ShieldCheck size={12} aria-hidden />
        <span className="max-sm:sr-only">{name}</span>
      </button>
    </Hint>
  );
}
