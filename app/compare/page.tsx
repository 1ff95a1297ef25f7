import type { Metadata } from "next";
import { CompareView } from "#client/views/compare/compare-view.tsx";

export const metadata: Metadata = { title: "Compare runs" };

export default function ComparePage() {
  return <CompareView />;
}
