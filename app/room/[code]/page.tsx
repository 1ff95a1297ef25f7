import type { Metadata } from "next";
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
  return <RoomView code={decodeURIComponent(code)} isProjector={view === "projector"} />;
}
