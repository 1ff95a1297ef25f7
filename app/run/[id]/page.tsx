import type { Metadata } from "next";
import { ReplayView } from "#client/views/replay/replay-view.tsx";

interface RunPageProps {
  readonly params: Promise<{ id: string }>;
}

export const metadata: Metadata = { title: "Replay" };

export default async function RunPage({ params }: RunPageProps) {
  const { id } = await params;
  return <ReplayView runId={decodeURIComponent(id)} />;
}
