"use client";

import { OnStage } from "#client/views/learn/learn-stage.tsx";
import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";

/** The page's own network and its loss, beside the story or above it. */
export function LearnNetwork() {
  return (
    <div className="[--loss-height:9rem] [--picture-height:19rem]">
      <OnStage placeholder={<div className="skeleton h-[34rem] w-full" aria-busy="true" />}>
        <NetworkPanel />
        <div className="mt-6 max-xl:hidden">
          <LossPanel />
        </div>
      </OnStage>
    </div>
  );
}
