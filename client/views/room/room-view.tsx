"use client";

import { type ReactNode, useState } from "react";
import { enterRoom } from "#client/session/room-entry.ts";
import { SessionProvider, useOpenSession, useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { FullPageMessage } from "#client/ui/full-page-message.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { RoomFailed } from "#client/views/room/room-failed.tsx";
import { RoomScreen } from "#client/views/room/room-screen.tsx";
import { RoomSkeleton } from "#client/views/room/room-skeleton.tsx";
import { normaliseCode } from "#protocol/room-code.ts";

const ProjectorScreen = lazily(
  async () => (await import("#client/views/projector/projector-screen.tsx")).ProjectorScreen,
);

interface RoomViewProps {
  readonly code: string;
  /** For the wall: nothing to set, everything large. */
  readonly isProjector: boolean;
}

/** `/room/CODE`, with the host's key in the fragment. */
export function RoomView({ code: typed, isProjector }: RoomViewProps) {
  const code = normaliseCode(typed);
  return code === null ? (
    <FullPageMessage
      testId="room-failed"
      title={text.errors.roomNotFoundTitle}
      body={text.home.codeImpossible}
      links={[{ href: "/", label: text.errors.toHome }]}
    />
  ) : (
    <Joined code={code} isProjector={isProjector} />
  );
}

function Joined({ code, isProjector }: RoomViewProps) {
  // Somebody without a name joins at once under a made-up one and may change it in the dialog.
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const session = useOpenSession(code, () => {
    const { session: entered, suggestedName } = enterRoom(code);
    setSuggestion(suggestedName);
    return entered;
  });
  if (session === null) {
    return isProjector ? null : <RoomSkeleton />;
  }
  return (
    <SessionProvider session={session}>
      <ReachableRoom>
        {isProjector ? (
          <ProjectorScreen session={session} code={code} />
        ) : (
          <RoomScreen session={session} suggestedName={suggestion} />
        )}
      </ReachableRoom>
    </SessionProvider>
  );
}

/** Or why there is none. */
function ReachableRoom({ children }: { readonly children: ReactNode }) {
  const failure = useSession(({ connection }) =>
    connection.kind === "failed" ? connection.error : null,
  );
  return failure === null ? children : <RoomFailed error={failure} />;
}
