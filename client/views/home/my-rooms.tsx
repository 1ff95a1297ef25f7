"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { forgetRoom, type RememberedRoom, rememberedRooms } from "#client/session/remembered.ts";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { formatWhen } from "#client/ui/when.ts";
import { formatCode } from "#protocol/room-code.ts";

const SHOWN = 5;

/** Rooms that this browser has been in. */
export function MyRooms() {
  const [rooms, setRooms] = useState<readonly RememberedRoom[] | null>(null);
  // The server that renders this page first knows no browser's storage.
  useEffect(() => setRooms(rememberedRooms()), []);
  return (
    <section className="max-w-[26rem]" aria-labelledby="my-rooms">
      <h2 id="my-rooms" className="eyebrow">
        {text.home.myRooms}
      </h2>
      {rooms?.length === 0 ? (
        <p className="mt-2 text-pretty text-soft text-xs">{text.playground.myRoomsEmpty}</p>
      ) : null}
      <ul className="mt-1 divide-y divide-line border-line border-y empty:hidden">
        {rooms?.slice(0, SHOWN).map((room) => (
          <li key={room.code} className="flex items-center gap-2">
            <Link
              href={`/room/${room.code}`}
              className="group flex min-w-0 flex-1 items-baseline gap-3 py-2.5"
            >
              <span className="num text-soft text-xs">{formatCode(room.code)}</span>
              <span className="min-w-0 flex-1 truncate font-medium group-hover:text-accent">
                {room.name}
              </span>
              {room.isHost ? <span className="text-2xs text-soft">{text.roles.host}</span> : null}
              <span className="text-2xs text-faint">
                {formatWhen(room.lastVisitMs, Date.now())}
              </span>
            </Link>
            <IconButton
              label={text.home.forgetRoom(room.name)}
              size="small"
              onClick={() => {
                forgetRoom(room.code);
                setRooms(rememberedRooms());
              }}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
