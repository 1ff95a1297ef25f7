import type { Metadata } from "next";
import { EmbedRoomView } from "#client/views/embed/embed-room-view.tsx";

interface EmbedRoomPageProps {
  readonly params: Promise<{ code: string }>;
}

export const metadata: Metadata = { title: "Live" };

export default async function EmbedRoomPage({ params }: EmbedRoomPageProps) {
  const { code } = await params;
  return <EmbedRoomView code={decodeURIComponent(code)} />;
}
