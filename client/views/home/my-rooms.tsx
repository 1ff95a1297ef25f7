"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { forgetRoom, type RememberedRoom, rememberedRooms } from "#client/session/remembered.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { formatWhen } from "#client/ui/when.ts";
import { formatCode } from "#protocol/room-code.ts";

/** So many at first; all of them on request. */
const SHOWN = 5;

/** Rooms that this browser has been in. */
export function MyRooms() {
  const [rooms, setRooms] = useState<readonly RememberedRoom[] | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const list = useRef<HTMLUListElement>(null);
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
      <ul ref={list} className="mt-1 divide-y divide-line border-line border-y empty:hidden">
        {rooms?.slice(0, isWhole ? rooms.length : SHOWN).map((room) => (
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
              className="pointer-coarse:size-10"
              onClick={() => {
                forgetRoom(room.code);
                flushSync(() => setRooms(rememberedRooms()));
                // The button goes with its room: who came by keyboard goes on from the first one.
                list.current?.querySelector("a")?.focus();
              }}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {rooms !== null && rooms.length > SHOWN ? (
        <Button
          tone="quiet"
          size="small"
          className="mt-1"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
          data-testid="all-my-rooms"
        >
          {isWhole ? text.playground.fewerRooms : text.playground.allRooms(rooms.length)}
        </Button>
      ) : null}
    </section>
  );
}
