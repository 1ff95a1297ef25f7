"use client";

import { createLiveSession } from "#client/session/live-session.ts";
import { watchingMemory } from "#client/session/room-memory.ts";
import type { Session } from "#client/session/session.ts";
import { SessionProvider, useOpenSession, useSession } from "#client/session/use-session.tsx";
import { watchingSession } from "#client/session/watching-session.ts";
import { text } from "#client/text/en.ts";
import { EmbedScreen } from "#client/views/embed/embed-screen.tsx";
import { LiveBadge } from "#client/views/transport/live-badge.tsx";
import { normaliseCode } from "#protocol/room-code.ts";

/** `/embed/room/CODE`: a live room to be watched from another page. */
export function EmbedRoomView({ code: typed }: { readonly code: string }) {
  const code = normaliseCode(typed);
  return code === null ? (
    <main className="flex h-dvh items-center justify-center p-4" data-testid="embed-failed">
      <p className="text-soft">{text.home.codeImpossible}</p>
    </main>
  ) : (
    <Watched code={code} />
  );
}

function Watched({ code }: { readonly code: string }) {
  const session = useOpenSession(code, () =>
    watchingSession(createLiveSession({ code, memory: watchingMemory() })),
  );
  return session === null ? null : (
    <SessionProvider session={session}>
      <Screen session={session} code={code} />
    </SessionProvider>
  );
}

/** Leads to the room by its code of today: the one of the address may be none any more. */
function Screen({ session, code }: { readonly session: Session; readonly code: string }) {
  const codeNow = useSession(({ room }) => room?.code ?? code);
  return <EmbedScreen session={session} href={`/room/${codeNow}`} controls={<HowItStands />} />;
}

/** Live, paused, or how long the picture has stood still. */
function HowItStands() {
  const kind = useSession((state) => state.connection.kind);
  return kind === "outdated" ? (
    <button
      type="button"
      onClick={() => window.location.reload()}
      className="h-10 rounded-md px-2 font-medium text-accent text-xs"
    >
      {text.connection.reload}
    </button>
  ) : (
    <LiveBadge />
  );
}
