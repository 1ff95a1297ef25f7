"use client";

import { useEffect, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Banner } from "#client/ui/banner.tsx";
import { Button } from "#client/ui/button.tsx";
import { RunBanner } from "#client/views/room/run-banner.tsx";

/** What one has to know before one reads any number below. */
export function RoomBanners() {
  const kind = useSession((state) => state.connection.kind);
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
      <RunBanner />
    </>
  );
}

/** A short loss of the connection is nobody's concern; after this the picture's age is told. */
const QUIET_MS = 5_000;

function Reconnecting() {
  const sinceMs = useSession(({ connection }) =>
    connection.kind === "reconnecting" ? connection.sinceMs : null,
  );
  const frameAtMs = useSession((state) => state.frameAtMs);
  const [now, setNow] = useState(() => ({ wallMs: Date.now(), pageMs: performance.now() }));
  useEffect(() => {
    const timer = setInterval(
      () => setNow({ wallMs: Date.now(), pageMs: performance.now() }),
      1_000,
    );
    return () => clearInterval(timer);
  }, []);
  if (sinceMs === null || now.wallMs - sinceMs < QUIET_MS) {
    return null;
  }
  const ageSeconds = frameAtMs === 0 ? null : Math.round((now.pageMs - frameAtMs) / 1_000);
  return (
    <Banner tone="alarm" testId="reconnecting">
      {text.connection.reconnecting}{" "}
      {ageSeconds === null ? null : (
        <span className="text-soft">{text.connection.age(formatCount(ageSeconds))}</span>
      )}
    </Banner>
  );
}
