"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import type { Session } from "#client/session/session.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { useControl } from "#client/views/controls/use-control.ts";
import { FollowOnWall } from "#client/views/follow/follow-on-wall.tsx";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { NetworkPicture } from "#client/views/network/network-picture.tsx";
import { RowSelector } from "#client/views/network/row-selector.tsx";
import { RowChoiceProvider, useRowChoice } from "#client/views/outputs/row-choice.tsx";
import { ProjectorHeader } from "#client/views/projector/projector-header.tsx";
import { ProjectorJoin } from "#client/views/projector/projector-join.tsx";
import { ProjectorLoss } from "#client/views/projector/projector-loss.tsx";
import { ProjectorNumbers } from "#client/views/projector/projector-numbers.tsx";
import { ProjectorOutput } from "#client/views/projector/projector-output.tsx";
import { useStage } from "#client/views/projector/use-stage.ts";
import { RoomBanners } from "#client/views/room/room-banners.tsx";
import { ProgressLine } from "#client/views/transport/progress-line.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";
import { useKeys } from "#client/views/transport/use-keys.ts";
import { useReport } from "#client/views/transport/use-report.ts";

interface ProjectorScreenProps {
  readonly session: Session;
  readonly code: string;
}

/** `/room/CODE?view=projector`: what a class sees on the wall. It is driven by keys. */
export function ProjectorScreen({ session, code }: ProjectorScreenProps) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const { zoom, widthPx, heightPx, isTall } = useStage();
  const [isFull, setIsFull] = useState(false);
  // The host may have renewed it: the one of the address lets nobody in any more.
  const codeNow = useSession(({ room }) => room?.code ?? code);
  const roomPath = `/room/${codeNow}`;
  const onFull = () => void toggleFullScreen().catch(() => undefined);
  useEffect(() => {
    const follow = () => setIsFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, []);
  useKeyNowhere();
  useProjectorKeys(roomPath, onFull);
  return (
    <MomentProvider source={source}>
      <RowChoiceProvider>
        <div
          data-testid="projector"
          style={{ zoom, width: widthPx, height: heightPx }}
          // Over what else a page says above itself: the stage is as high as the window.
          className="fixed top-0 left-0 flex flex-col overflow-hidden bg-paper"
        >
          <ProjectorHeader roomPath={roomPath} isFull={isFull} onFull={onFull} />
          {/* Its text begins where the header's does. */}
          <div className="md:-mx-2">
            <RoomBanners />
          </div>
          <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
            <div
              className={classNames(
                "grid min-h-0 flex-1 gap-x-5 px-4 pt-1",
                isTall
                  ? // The title, the head and four whole rows.
                    "grid-rows-[minmax(0,3fr)_minmax(12rem,2fr)]"
                  : "grid-cols-[minmax(0,1fr)_18.5rem] grid-rows-[minmax(0,1fr)]",
              )}
            >
              <Network />
              <ProjectorOutput />
            </div>
            <div className="mt-1">
              <ProgressLine />
            </div>
            <div
              className={classNames(
                "grid items-center gap-x-4 px-4 py-1",
                isTall
                  ? "grid-cols-[10.5rem_minmax(0,1fr)] gap-y-1 [&>aside]:col-span-2 [&>aside]:justify-between"
                  : "grid-cols-[10.5rem_minmax(0,1fr)_auto]",
              )}
            >
              <ProjectorNumbers />
              <ProjectorLoss />
              <ProjectorJoin />
            </div>
          </main>
          <ProgressSaid />
        </div>
      </RowChoiceProvider>
    </MomentProvider>
  );
}

function Network() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  const { row } = useRowChoice();
  const isPresented = useSession(({ room }) => Boolean(room?.presentation));
  return (
    <section aria-labelledby="network-title" className="flex min-h-0 min-w-0 flex-col">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="network-title" className="eyebrow">
          {text.network.title}
        </h2>
        {isPresented ? <FollowOnWall /> : null}
        {settings === null || dataset === null ? null : (
          <RowSelector settings={settings} dataset={dataset} />
        )}
      </div>
      <div className="relative min-h-0 flex-1">
        {settings === null ? (
          <div className="skeleton absolute inset-0 opacity-60" aria-hidden />
        ) : (
          <NetworkPicture settings={settings} row={row} />
        )}
      </div>
    </section>
  );
}

/** As in the room, for whoever may; what is refused is told. */
function useProjectorKeys(roomPath: string, onFull: () => void): void {
  const actions = useSessionActions();
  const report = useReport();
  const router = useRouter();
  const isPlaying = useSession((state) => state.isPlaying);
  const mayPlay = useControl("play").mayChange;
  const isOver = useSession(({ runState }) => runState?.status === "ended");
  const isStuck = !mayPlay || isOver;
  const playOrPause = () => report(isPlaying ? actions.pause() : actions.play());
  useKeys([
    [" ", () => !isStuck && playOrPause()],
    ["ArrowRight", (isFar) => !(isStuck || isPlaying) && report(actions.step(isFar ? 10 : 1))],
    ["f", onFull],
    ["Escape", () => router.push(roomPath)],
  ]);
}

/** The address may be seen by everybody in the class: the session has taken the key out already. */
function useKeyNowhere(): void {
  useEffect(() => {
    if (window.location.hash !== "") {
      const { pathname, search } = window.location;
      window.history.replaceState(window.history.state, "", pathname + search);
    }
  }, []);
}

async function toggleFullScreen(): Promise<void> {
  await (document.fullscreenElement === null
    ? document.documentElement.requestFullscreen()
    : document.exitFullscreen());
}
