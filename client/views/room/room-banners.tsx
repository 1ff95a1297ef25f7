"use client";

import { useEffect, useState } from "react";
import { errorText } from "#client/session/error-text.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Banner } from "#client/ui/banner.tsx";
import { Button } from "#client/ui/button.tsx";
import { lazily } from "#client/ui/lazily.tsx";

const RunBanner = lazily(async () => (await import("#client/views/room/run-banner.tsx")).RunBanner);

/** What one has to know before one reads any number below. */
export function RoomBanners() {
  const kind = useSession((state) => state.connection.kind);
  const isHere = useSession((state) => state.room !== null);
  return (
    <>
      {kind === "reconnecting" ? <Reconnecting /> : null}
      {kind === "outdated" ? (
        <Banner
          tone="accent"
          testId="outdated"
          action={
            <Button size="small" tone="primary" onClick={() => window.location.reload()}>
              {text.connection.reload}
            </Button>
          }
        >
          {text.connection.outdated}
        </Banner>
      ) : null}
      {isHere ? <RunBanner /> : null}
    </>
  );
}

/** A short loss of the connection is nobody's concern; after this the picture's age is told. */
const QUIET_MS = 5_000;

/** Why the connection is gone, where the server said so; and how old the picture is. */
function Reconnecting() {
  const connection = useSession((state) => state.connection);
  const frameAtMs = useSession((state) => state.frameAtMs);
  const isPast = useSession((state) => state.past !== null);
  const [now, setNow] = useState(() => ({ wallMs: Date.now(), pageMs: performance.now() }));
  useEffect(() => {
    const timer = setInterval(
      () => setNow({ wallMs: Date.now(), pageMs: performance.now() }),
      1_000,
    );
    return () => clearInterval(timer);
  }, []);
  if (connection.kind !== "reconnecting") {
    return null;
  }
  const { sinceMs, why } = connection;
  const isQuiet = now.wallMs - sinceMs < QUIET_MS;
  if (isQuiet && why === null) {
    return null;
  }
  const ageSeconds = Math.max(0, Math.round((now.pageMs - frameAtMs) / 1_000));
  const age = isPast ? text.connection.runAge : text.connection.age;
  return (
    <Banner tone={why === "server-stopping" ? "accent" : "alarm"} testId="reconnecting">
      {why === null ? text.connection.reconnecting : `${errorText(why)} ${text.connection.again}`}{" "}
      {isQuiet || frameAtMs === 0 ? null : (
        // Told once with the banner, not at every second.
        <span className="text-soft" aria-hidden data-testid="picture-age" data-value={ageSeconds}>
          {age(ageSeconds)}
        </span>
      )}
    </Banner>
  );
}
