import type { Metadata } from "next";
import { EmbedRunView } from "#client/views/embed/embed-run-view.tsx";

interface EmbedRunPageProps {
  readonly params: Promise<{ id: string }>;
}

export const metadata: Metadata = { title: "Replay" };

export default async function EmbedRunPage({ params }: EmbedRunPageProps) {
  const { id } = await params;
  return <EmbedRunView runId={decodeURIComponent(id)} />;
}
