"use client";

import { useState } from "react";
import { createLiveSession } from "#client/session/live-session.ts";
import { rememberedName } from "#client/session/remembered.ts";
import { SessionProvider, useOpenSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { FullPageMessage } from "#client/ui/full-page-message.tsx";
import { RoomScreen } from "#client/views/room/room-screen.tsx";
import { RoomSkeleton } from "#client/views/room/room-skeleton.tsx";
import { generatedName } from "#protocol/generated-name.ts";
import { normaliseCode } from "#protocol/room-code.ts";

/** `/room/CODE`, with the host's key in the fragment. */
export function RoomView({ code: typed }: { readonly code: string }) {
  const code = normaliseCode(typed);
  return code === null ? (
    <FullPageMessage
      testId="room-failed"
      title={text.errors.roomNotFoundTitle}
      body={text.home.codeImpossible}
      links={[{ href: "/", label: text.errors.toHome }]}
    />
  ) : (
    <Joined code={code} />
  );
}

function Joined({ code }: { readonly code: string }) {
  // Somebody without a name joins at once under a made-up one and may change it in the dialog.
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const session = useOpenSession(code, () => {
    const key = keyInFragment();
    const name = rememberedName();
    const made = name === null ? generatedName(Math.random(), Math.random()) : null;
    setSuggestion(made);
    return createLiveSession({ code, key: key ?? undefined, name: name ?? made ?? undefined });
  });
  return session === null ? (
    <RoomSkeleton />
  ) : (
    <SessionProvider session={session}>
      <RoomScreen session={session} suggestedName={suggestion} />
    </SessionProvider>
  );
}

function keyInFragment(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get("key");
}
