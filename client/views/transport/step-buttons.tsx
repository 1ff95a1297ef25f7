"use client";

import { SkipBack, StepBack, StepForward } from "lucide-react";
import { IconButton } from "#client/ui/icon-button.tsx";
import { PlayButton } from "#client/views/transport/play-button.tsx";
import type { Control, TransportControls } from "#client/views/transport/transport-controls.ts";

const ON_PHONES = "max-sm:size-10";

/** First step, one back, play or pause, one on: the same row live and in a replay. */
export function StepButtons({ toStart, back, on, play }: TransportControls) {
  return (
    <div className="flex items-center gap-1 max-sm:gap-0">
      <IconButton {...button(toStart)} data-testid="rewind" className={ON_PHONES}>
        <SkipBack size={18} aria-hidden />
      </IconButton>
      <IconButton {...button(back)} data-testid="step-back" className={ON_PHONES}>
        <StepBack size={18} aria-hidden />
      </IconButton>
      <PlayButton
        isPlaying={play.isPlaying}
        isDisabled={play.act === null}
        playLabel={play.label}
        onPress={() => play.act?.()}
      />
      <IconButton {...button(on)} data-testid="step-once" className={ON_PHONES}>
        <StepForward size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

function button({ label, act }: Control) {
  return { label, disabled: act === null, onClick: () => act?.() };
}
