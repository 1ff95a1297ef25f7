"use client";

import { Maximize, Minimize, Users, X } from "lucide-react";
import Link from "next/link";
import { useSession } from "#client/session/use-session.tsx";
import { PROJECTOR } from "#client/text/en/projector.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { LiveBadge } from "#client/views/transport/live-badge.tsx";

interface ProjectorHeaderProps {
  readonly roomPath: string;
  readonly isFull: boolean;
  readonly onFull: () => void;
}

/** Which room and run this is, how many are here, and two quiet ways out. */
export function ProjectorHeader({ roomPath, isFull, onFull }: ProjectorHeaderProps) {
  const name = useSession((state) => state.room?.name ?? "");
  const run = useSession((state) => state.run?.name ?? "");
  const count = useSession((state) => state.room?.presence.count ?? 0);
  return (
    <header className="flex h-10 items-center gap-3 px-4">
      <h1 className="min-w-0 truncate font-semibold text-lg" data-testid="room-name">
        {name}
      </h1>
      <p
        className="num min-w-0 shrink-[4] truncate text-soft text-sm max-sm:hidden"
        data-testid="run-name"
      >
        {run}
      </p>
      <span className="flex-1" />
      <LiveBadge />
      <p
        className="flex items-center gap-1.5 whitespace-nowrap text-sm"
        data-testid="people"
        data-value={count}
      >
        <Users size={15} aria-hidden className="text-soft" />
        <span className="num font-semibold">{PROJECTOR.people(count)}</span>
      </p>
      <span className="flex text-faint">
        <IconButton
          label={isFull ? PROJECTOR.leaveFullScreen : PROJECTOR.fullScreen}
          size="small"
          onClick={onFull}
        >
          {isFull ? <Minimize size={13} aria-hidden /> : <Maximize size={13} aria-hidden />}
        </IconButton>
        <Link
          href={roomPath}
          aria-label={PROJECTOR.leave}
          title={PROJECTOR.leave}
          data-testid="leave-projector"
          className="inline-flex size-7 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink"
        >
          <X size={14} aria-hidden />
        </Link>
      </span>
    </header>
  );
}
