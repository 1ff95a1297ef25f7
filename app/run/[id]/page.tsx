import type { Metadata } from "next";
import { preload } from "react-dom";
import { ReplayView } from "#client/views/replay/replay-view.tsx";

interface RunPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ step?: string | string[] }>;
}

export const metadata: Metadata = { title: "Replay" };

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const runId = decodeURIComponent((await params).id);
  const { step } = await searchParams;
  loadEarly(runId, typeof step === "string" && /^\d{1,9}$/.test(step) ? step : "0");
  return <ReplayView runId={runId} />;
}

/** What the replay asks for first comes beside its scripts. */
function loadEarly(runId: string, step: string): void {
  const address = `/api/runs/${encodeURIComponent(runId)}`;
  preload(address, { as: "fetch", crossOrigin: "anonymous" });
  preload(`${address}/frames?step=${step}`, { as: "fetch", crossOrigin: "anonymous" });
}
