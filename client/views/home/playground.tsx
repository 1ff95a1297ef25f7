"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { createLocalSession } from "#client/session/local-session.ts";
import type { Session } from "#client/session/session.ts";
import { SessionProvider, useOpenSession, useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";
import { useStill } from "#client/ui/use-still.ts";
import { OpenWithThis } from "#client/views/home/open-with-this.tsx";
import { PlaygroundEnd } from "#client/views/home/playground-end.tsx";
import { PlaygroundTransport } from "#client/views/home/playground-transport.tsx";
import { Touched } from "#client/views/home/touched.tsx";
import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";
import { RowChoiceProvider } from "#client/views/outputs/row-choice.tsx";
import type { Engine } from "#engine/training.ts";
import { PRESETS } from "#protocol/presets.ts";
import type { Speed } from "#protocol/room.ts";

type Network = keyof typeof text.playground.networks;

const NETWORKS = [
  { value: "origin", label: text.playground.networks.origin },
  { value: "spiral", label: text.playground.networks.spiral },
] as const;

/** Steps per second with which the whole run takes about half a minute. */
const SPEEDS: Record<Network, Speed> = { origin: 30, spiral: 100 };

/** How long the trained network stands before the show starts over. */
const REST_MS = 4_000;

/** A network that trains in the visitor's own browser, by the views of a room. */
export function Playground() {
  const [network, setNetwork] = useState<Network>("origin");
  const [isChosen, setIsChosen] = useState(false);
  const [isShow, setIsShow] = useState(true);
  const [engine, setEngine] = useState<Engine["name"] | null>(null);
  const choose = (chosen: Network) => {
    setIsShow(false);
    setIsChosen(true);
    setNetwork(chosen);
  };
  return (
    <>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segments
          label={text.playground.choose}
          value={network}
          options={NETWORKS}
          onChange={choose}
          testId="playground-network"
        />
        <p className="min-w-0 flex-1 basis-60 text-pretty text-soft text-xs">
          {text.playground.about[network]}
        </p>
      </div>
      <OwnRun
        key={network}
        network={network}
        isShow={isShow}
        isChosen={isChosen}
        onTaken={() => setIsShow(false)}
        onEngine={setEngine}
      />
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

interface OwnRunProps extends Omit<StageProps, "session"> {
  readonly network: Network;
  readonly onEngine: (name: Engine["name"]) => void;
}

function OwnRun({ network, onEngine, ...stage }: OwnRunProps) {
  const session = useOpenSession(network, () =>
    createLocalSession({ settings: PRESETS[network], speed: SPEEDS[network], onEngine }),
  );
  return session === null ? null : (
    <SessionProvider session={session}>
      <Stage session={session} {...stage} />
    </SessionProvider>
  );
}

interface StageProps {
  readonly session: Session;
  /** Nobody has touched it yet. */
  readonly isShow: boolean;
  /** Somebody asked for this network, to see it train. */
  readonly isChosen: boolean;
  readonly onTaken: () => void;
}

function Stage({ session, isShow, isChosen, onTaken }: StageProps) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const hasFailed = useSession(({ connection }) => connection.kind === "failed");
  useShow(session, isShow, isChosen);
  const yieldTo = () => {
    if (isShow) {
      onTaken();
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
        <Touched by="look" onTouched={yieldTo} className="mt-3">
          <NetworkPanel />
        </Touched>
        <Touched by="press" onTouched={onTaken}>
          <PlaygroundTransport isShow={isShow} />
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

/** It starts by itself, but not for who asked for less motion; untouched, it starts over. */
function useShow({ actions }: Session, isShow: boolean, isChosen: boolean): void {
  const isStill = useStill();
  const isReady = useSession((state) => state.frame !== null);
  const isOver = useSession((state) => state.runState?.status === "ended");
  const start = useEffectEvent(() => {
    if (!isStill && (isShow || isChosen)) {
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
