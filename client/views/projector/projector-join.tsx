"use client";

import { QRCodeSVG } from "qrcode.react";
import { useSession } from "#client/session/use-session.tsx";
import { PROJECTOR } from "#client/text/en/projector.ts";
import { text } from "#client/text/en.ts";
import { useReachableOrigin } from "#client/views/room/use-reachable-origin.ts";
import { formatCode } from "#protocol/room-code.ts";

/** How to come in, in the corner; never with a key. */
export function ProjectorJoin() {
  const code = useSession((state) => state.room?.code ?? null);
  const origin = useReachableOrigin();
  if (code === null) {
    return <div className="skeleton size-32 opacity-60" aria-hidden />;
  }
  const link = `${origin}/room/${code}`;
  return (
    <aside className="flex items-center gap-3" aria-label={text.share.title}>
      <div className="max-w-44 text-right">
        <p className="break-words text-soft text-xs">{PROJECTOR.join(new URL(origin).host)}</p>
        <p className="text-soft text-xs">{PROJECTOR.code}</p>
        <p
          data-testid="room-code"
          data-value={code}
          className="num mt-1 whitespace-nowrap font-semibold text-3xl tracking-[0.04em]"
        >
          {formatCode(code)}
        </p>
      </div>
      <div className="overflow-hidden rounded-md">
        <QRCodeSVG
          value={link}
          size={132}
          marginSize={3}
          level="M"
          title={text.share.qr}
          data-testid="qr"
          data-value={link}
        />
      </div>
    </aside>
  );
}
