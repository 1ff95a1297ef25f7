import type { Metadata } from "next";
import { headers } from "next/headers";
import { EARLY_SOCKET_SCRIPT } from "#client/session/early-socket-script.ts";
import { FirstScript } from "#client/views/room/first-script.tsx";
import { RoomView } from "#client/views/room/room-view.tsx";
import { formatCode, normaliseCode } from "#protocol/room-code.ts";

interface RoomPageProps {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<{ view?: string | string[] }>;
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const { code } = await params;
  const normalised = normaliseCode(decodeURIComponent(code));
  return { title: normalised === null ? "Room" : formatCode(normalised) };
}

export default async function RoomPage({ params, searchParams }: RoomPageProps) {
  const { code } = await params;
  const { view } = await searchParams;
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <FirstScript nonce={nonce} script={EARLY_SOCKET_SCRIPT} />
      <RoomView code={decodeURIComponent(code)} isProjector={view === "projector"} />
    </>
  );
}
