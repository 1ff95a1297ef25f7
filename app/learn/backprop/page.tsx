import type { Metadata } from "next";
import { LEARN } from "#client/text/en/learn.ts";
import { LearnView } from "#client/views/learn/learn-view.tsx";

export const metadata: Metadata = { title: LEARN.title, description: LEARN.lead };

export default function LearnBackpropPage() {
  return <LearnView />;
}
