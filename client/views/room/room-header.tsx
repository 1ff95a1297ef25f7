"use client";

import { QrCode, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { markedRunName } from "#client/session/marked-run-name.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { PageMenu } from "#client/ui/page-menu.tsx";
import { Popover } from "#client/ui/popover.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { Mark } from "#client/ui/wordmark.tsx";
import { ConnectionMark } from "#client/views/room/connection-mark.tsx";
import { PeopleBar } from "#client/views/room/people-bar.tsx";
import { type RoomDialog, RoomDialogs } from "#client/views/room/room-dialogs.tsx";
import { useReport } from "#client/views/transport/use-report.ts";
import { LIMITS } from "#protocol/limits.ts";
import { formatCode } from "#protocol/room-code.ts";

const SharePanel = lazily(
  async () => (await import("#client/views/room/share-panel.tsx")).SharePanel,
  <div className="h-[26rem]" />,
);

const PresentEntry = lazily(
  async () => (await import("#client/views/follow/present-entry.tsx")).PresentEntry,
  <div className="h-10" />,
);

/** Which room this is, who is in it, and how to bring others. */
export function RoomHeader({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const code = useSession((state) => state.room?.code ?? null);
  const isHost = useSession((state) => state.room?.you.role === "host");
  const [open, setOpen] = useState<RoomDialog | null>(null);
  return (
    <header
      data-stays=""
      className="short:static max-sm:short:-order-2 sticky top-0 z-20 border-line border-b bg-paper"
    >
      <div className="mx-auto flex h-[3.25rem] w-full max-w-[120rem] items-center gap-2 px-3 md:gap-4 md:px-6">
        <a href="/" aria-label={text.errors.toHome} className="shrink-0 p-1">
          <Mark />
        </a>
        <RoomName />
        <PeopleBar />
        <ConnectionMark />
        <Popover
          label={text.share.title}
          trigger={
            <Button size="small" data-testid="share" aria-label={text.share.button(code ?? "")}>
              <QrCode size={15} className="max-sm:hidden" aria-hidden />
              <span data-testid="room-code" data-value={code ?? ""} className="num">
                {code === null ? "··· ···" : formatCode(code)}
              </span>
            </Button>
          }
        >
          <SharePanel onOpen={setOpen} />
        </Popover>
        {isHost ? (
          <span className="max-md:hidden">
            <IconButton
              label={text.room.controls}
              aria-haspopup="dialog"
              data-testid="controls"
              onClick={() => setOpen("controls")}
            >
              <SlidersHorizontal size={17} aria-hidden />
            </IconButton>
          </span>
        ) : null}
        <PageMenu
          onShortcuts={onShortcuts}
          projectorHref={code === null ? undefined : `/room/${code}?view=projector`}
        >
          {isHost ? <PresentEntry /> : null}
        </PageMenu>
      </div>
      <RoomDialogs open={open} onClose={() => setOpen(null)} />
    </header>
  );
}

function RoomName() {
  const actions = useSessionActions();
  const report = useReport();
  const name = useSession((state) => state.room?.name ?? null);
  const isHost = useSession((state) => state.room?.you.role === "host");
  const run = useSession(markedRunName);
  if (name === null) {
    return (
      <span className="min-w-0 flex-1">
        <span className="skeleton block h-5 w-32 max-w-full" />
      </span>
    );
  }
  return (
    <div className="flex min-w-0 flex-1 items-baseline gap-3">
      {isHost ? (
        <h1 className="-ml-1.5 sm:-ml-2.5 min-w-0">
          <TextField
            label={text.room.rename}
            value={name}
            maxLength={LIMITS.roomNameCharacters}
            onCommit={(next) => report(actions.renameRoom(next))}
            testId="room-name"
            // Where the width cannot follow the text by itself.
            size={Math.max(8, name.length)}
            className="!border-transparent field-sizing-content h-8 min-w-16 max-w-full truncate bg-transparent font-semibold text-sm hover:!border-line-strong max-sm:px-1.5"
          />
        </h1>
      ) : (
        <h1 className="truncate font-semibold text-sm" data-testid="room-name">
          {name}
        </h1>
      )}
      <span
        className="num hidden shrink-[9] truncate text-soft text-xs lg:inline"
        data-testid="run-name"
      >
        {run}
      </span>
    </div>
  );
}
