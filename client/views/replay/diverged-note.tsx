"use client";

import { useSession } from "#client/session/use-session.tsx";
import { Banner } from "#client/ui/banner.tsx";
import { lazily } from "#client/ui/lazily.tsx";

const DivergedWords = lazily(
  async () => (await import("#client/views/room/diverged-words.tsx")).DivergedWords,
);

/** A run that diverged says so wherever one looks at it. */
export function DivergedNote() {
  const end = useSession((state) => state.runState?.end ?? null);
  return end?.reason === "diverged" ? (
    <Banner tone="alarm" testId="diverged">
      <DivergedWords end={end} />
    </Banner>
  ) : null;
}
