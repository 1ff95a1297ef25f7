"use client";

import dynamic from "next/dynamic";
import { SURFACE } from "#client/text/en/surface.ts";
import { Fold } from "#client/ui/fold.tsx";

const HiddenSpace = dynamic(
  async () => (await import("#client/views/surface/hidden-space.tsx")).HiddenSpace,
  { ssr: false, loading: () => <div className="skeleton h-80 w-full" /> },
);

/** What two units make of the data, for whoever asks. */
export function HiddenSpaceSection() {
  return (
    <Fold title={SURFACE.hidden} note={SURFACE.hiddenNote} testId="hidden-space" className="mt-3">
      <HiddenSpace />
    </Fold>
  );
}
