"use client";

import Link from "next/link";
import { text } from "#client/text/en.ts";
import { PageMenu } from "#client/ui/page-menu.tsx";
import { Wordmark } from "#client/ui/wordmark.tsx";
import { JoinForm } from "#client/views/home/join-form.tsx";
import { LatestRuns } from "#client/views/home/latest-runs.tsx";
import { MyRooms } from "#client/views/home/my-rooms.tsx";
import { OpenRoom } from "#client/views/home/open-room.tsx";
import { PlaygroundSlot } from "#client/views/home/playground-slot.tsx";

const NAV_LINK =
  "min-[22.5rem]:whitespace-nowrap rounded-md px-2 py-2 font-medium text-soft hover:bg-sunken hover:text-ink sm:px-3";

/** `/`: try it, open a room, join one, come back to one. */
export function HomeView() {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-[100rem] items-center justify-between gap-2 px-5 py-4 sm:px-8">
        <Wordmark />
        <nav className="flex items-center sm:gap-1">
          <Link href="/learn/backprop" className={NAV_LINK}>
            {text.home.whyTranspose}
          </Link>
          <Link href="/runs" className={NAV_LINK}>
            {text.home.savedRuns}
          </Link>
          <PageMenu />
        </nav>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-[100rem] flex-1 grid-cols-[minmax(0,1fr)] content-start items-start lg:grid-rows-[auto_1fr] lg:gap-y-4 gap-x-14 gap-y-10 px-5 pt-4 pb-16 sm:px-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] 3xl:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]"
      >
        <div className="min-w-0">
          <h1 className="text-balance font-semibold text-[2rem] leading-[1.12] tracking-[-0.022em] sm:text-[2.75rem]">
            {text.home.title}
          </h1>
          <p className="mt-5 max-w-[34rem] text-pretty text-base text-soft leading-relaxed sm:text-[1.0625rem]">
            {text.home.sentence}
          </p>
          <div className="mt-9 max-w-[26rem]">
            <OpenRoom />
            <div className="my-6 flex items-center gap-4 text-faint text-xs" aria-hidden>
              <span className="h-px flex-1 bg-line" />
              {text.home.or}
              <span className="h-px flex-1 bg-line" />
            </div>
            <JoinForm />
          </div>
        </div>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <PlaygroundSlot />
        </div>
        <div className="min-w-0">
          <MyRooms />
          <LatestRuns />
        </div>
      </main>
    </div>
  );
}
