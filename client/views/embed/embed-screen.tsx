"use client";

import { type ReactNode, useMemo, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import type { Session } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { EMBED } from "#client/text/en/embed.ts";
import { text } from "#client/text/en.ts";
import { useHiddenControls } from "#client/views/controls/use-control.ts";
import { type EmbedPanel, embedPanels } from "#client/views/embed/embed-address.ts";
import { EmbedBar } from "#client/views/embed/embed-bar.tsx";
import { EmbedPanelBox } from "#client/views/embed/embed-panel.tsx";
import { embedShape, useFrameSize } from "#client/views/embed/use-embed-shape.ts";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { RowChoiceProvider } from "#client/views/outputs/row-choice.tsx";
import { PanelTabs } from "#client/views/room/panel-tabs.tsx";
import { ProgressSaid } from "#client/views/transport/progress-said.tsx";

interface EmbedScreenProps {
  readonly session: Session;
  /** The whole page of what is shown. */
  readonly href: string;
  /** The line of a run, to scrub on. */
  readonly line?: ReactNode;
  /** How a room stands, or what plays a run. */
  readonly controls: ReactNode;
}

/** The views of a room or run in whatever frame there is, from 320 x 240 on. */
export function EmbedScreen({ session, href, line, controls }: EmbedScreenProps) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const failure = useSession(({ connection }) =>
    connection.kind === "failed" ? connection.error : null,
  );
  if (failure !== null || isBoxed()) {
    return (
      <main className="flex h-dvh items-center justify-center p-4" data-testid="embed-failed">
        <p className="max-w-prose text-balance text-center text-soft">
          {failure === null ? EMBED.boxed : errorText(failure.code)}
        </p>
      </main>
    );
  }
  return (
    <MomentProvider source={source}>
      <RowChoiceProvider>
        <div className="flex h-dvh flex-col overflow-hidden" data-testid="embed">
          <Panels />
          {line}
          <EmbedBar href={href}>{controls}</EmbedBar>
          <ProgressSaid />
        </div>
      </RowChoiceProvider>
    </MomentProvider>
  );
}

/** In a sandbox without an origin no server answers, for good: a picture would never come. */
function isBoxed(): boolean {
  return window.origin === "null";
}

/** All at once where they fit; one of them, with tabs, where they do not. */
function Panels() {
  const hidden = useHiddenControls();
  const [wanted] = useState(() => embedPanels(window.location.search));
  const panels = wanted.filter((panel) => panel !== "matrices" || !hidden.has("matrices"));
  const [chosen, setChosen] = useState<EmbedPanel>(panels[0] ?? "network");
  const { widthPx, heightPx } = useFrameSize();
  const shape = embedShape(widthPx, heightPx, Math.max(1, panels.length));
  if (shape === "tabs") {
    return (
      <>
        <PanelTabs
          label={text.room.panels}
          tabs={panels.map((name) => ({ name, label: EMBED.panel[name] }))}
          chosen={chosen}
          onChoose={setChosen}
          testId="embed-tab"
          className="shrink-0 px-1"
        />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1">
          <div id={`panel-${chosen}`} className="h-full">
            <EmbedPanelBox panel={chosen} />
          </div>
        </main>
      </>
    );
  }
  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid min-h-0 flex-1"
      style={
        shape === "columns"
          ? { gridTemplateColumns: `repeat(${panels.length}, minmax(0, 1fr))` }
          : { gridTemplateRows: `repeat(${panels.length}, minmax(0, 1fr))` }
      }
    >
      {panels.map((panel) => (
        <section key={panel} id={`panel-${panel}`} className="min-h-0 min-w-0">
          <EmbedPanelBox panel={panel} />
        </section>
      ))}
    </main>
  );
}
