"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { createLocalSession, type OwnSession } from "#client/session/local-session.ts";
import { SessionProvider, useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";
import { useStill } from "#client/ui/use-still.ts";
import { OpenWithThis } from "#client/views/home/open-with-this.tsx";
import { PlaygroundControls } from "#client/views/home/playground-controls.tsx";
import { PlaygroundEnd } from "#client/views/home/playground-end.tsx";
import {
  PLAYGROUND_NETWORKS,
  type PlaygroundNetwork,
  playgroundSettings,
  SPEEDS,
} from "#client/views/home/playground-networks.ts";
import { PlaygroundOutput } from "#client/views/home/playground-output.tsx";
import { PlaygroundTransport } from "#client/views/home/playground-transport.tsx";
import { PlaygroundWaiting } from "#client/views/home/playground-waiting.tsx";
import { Touched } from "#client/views/home/touched.tsx";
import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";
import { RowChoiceProvider } from "#client/views/outputs/row-choice.tsx";
import type { Engine } from "#engine/training.ts";

const NETWORKS = PLAYGROUND_NETWORKS.map((value) => ({
  value,
  label: text.playground.networks[value],
}));

const FIRST: PlaygroundNetwork = "origin";
/** How long the trained network stands before the show starts over. */
const REST_MS = 4_000;

/** A network that trains in the visitor's own browser, by the views of a room. */
export function Playground() {
  const [engine, setEngine] = useState<Engine["name"] | null>(null);
  const session = useOwnSession(setEngine);
  return (
    <>
      {session === null ? (
        <PlaygroundWaiting />
      ) : (
        <SessionProvider session={session}>
          <Stage session={session} />
        </SessionProvider>
      )}
      <p
        className="mt-3 text-soft text-xs"
        data-testid="playground-engine"
        data-value={engine ?? ""}
      >
        {engine === null ? null : text.playground.engines[engine]}
      </p>
    </>
  );
}

/** One session for as long as the page is there: other networks take its run's place. */
function useOwnSession(onEngine: (name: Engine["name"]) => void): OwnSession | null {
  const [session, setSession] = useState<OwnSession | null>(null);
  const open = useEffectEvent(() =>
    createLocalSession({ settings: playgroundSettings(FIRST), speed: SPEEDS[FIRST], onEngine }),
  );
  useEffect(() => {
    const opened = open();
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, []);
  return session;
}

function Stage({ session }: { readonly session: OwnSession }) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const hasFailed = useSession(({ connection }) => connection.kind === "failed");
  // Nobody has touched it yet.
  const [isShow, setIsShow] = useState(true);
  useShow(session, isShow);
  const take = () => setIsShow(false);
  const yieldTo = () => {
    if (isShow) {
      take();
      void session.actions.pause();
    }
  };
  if (hasFailed) {
    return (
      <p className="mt-4 border-line border-l-2 pl-3 text-soft" role="status">
        {text.playground.failed}
      </p>
    );
  }
  return (
    <MomentProvider source={source}>
      <RowChoiceProvider>
        <Touched by="press" onTouched={take}>
          <NetworkChoice session={session} />
        </Touched>
        <Touched
          by="look"
          onTouched={yieldTo}
          className="mt-3 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 xl:grid-cols-[minmax(0,1fr)_19rem]"
        >
          <NetworkPanel />
          <PlaygroundOutput />
        </Touched>
        <Touched by="press" onTouched={take}>
          <PlaygroundTransport isShow={isShow} />
          <PlaygroundControls session={session} />
          <OpenWithThis session={session} />
        </Touched>
        <PlaygroundEnd />
        <Touched by="look" onTouched={yieldTo} className="mt-5">
          <LossPanel />
        </Touched>
      </RowChoiceProvider>
    </MomentProvider>
  );
}

/** Who asks for another network wants to see it train. */
function NetworkChoice({ session }: { readonly session: OwnSession }) {
  const [network, setNetwork] = useState<PlaygroundNetwork>(FIRST);
  const isStill = useStill();
  const choose = async (chosen: PlaygroundNetwork) => {
    setNetwork(chosen);
    await session.actions.setSpeed(SPEEDS[chosen]);
    const started = await session.startWith(playgroundSettings(chosen));
    if (started.ok && !isStill) {
      await session.actions.play();
    }
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Segments
        label={text.playground.choose}
        value={network}
        options={NETWORKS}
        onChange={(chosen) => void choose(chosen)}
        testId="playground-network"
      />
      <p className="min-h-4 min-w-0 flex-1 basis-60 text-pretty text-soft text-xs">
        {text.playground.about[network]}
      </p>
    </div>
  );
}

/** It starts by itself, but not for who asked for less motion; untouched, it starts over. */
function useShow({ actions }: OwnSession, isShow: boolean): void {
  const isStill = useStill();
  const isReady = useSession((state) => state.frame !== null);
  const isOver = useSession((state) => state.runState?.status === "ended");
  const start = useEffectEvent(() => {
    if (!isStill && isShow) {
      void actions.play();
    }
  });
  useEffect(() => {
    if (isReady) {
      start();
    }
  }, [isReady]);
  useEffect(() => {
    if (!(isOver && isShow)) {
      return;
    }
    const timer = setTimeout(start, REST_MS);
    return () => clearTimeout(timer);
  }, [isOver, isShow]);
}
