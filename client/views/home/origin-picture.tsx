"use client";

import { Pause, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { useStill } from "#client/ui/use-still.ts";
import { OriginShow } from "#client/views/home/origin-show.ts";
import { MomentProvider, useOnMoment } from "#client/views/moment/use-moment.tsx";
import { NetworkLegend } from "#client/views/network/network-legend.tsx";
import { NetworkPicture } from "#client/views/network/network-picture.tsx";
import { ORIGIN } from "#protocol/origin.ts";

/** The row 0 1 1, whose answer is 1. */
const SHOWN_ROW = 1;

/** Origin training by itself; it stands still from the first touch on, and for who asked for less motion. */
export function OriginPicture() {
  const [show] = useState(() => new OriginShow());
  const isStill = useStill();
  const [choice, setChoice] = useState<boolean | null>(null);
  const isPlaying = choice ?? !isStill;
  useEffect(() => (isPlaying ? show.play() : undefined), [show, isPlaying]);
  const stand = () => setChoice((chosen) => chosen ?? false);
  return (
    <MomentProvider source={show}>
      <figure className="min-w-0" onPointerDown={stand}>
        <div className="h-[17rem] sm:h-[23rem] lg:h-[26rem]">
          <NetworkPicture settings={ORIGIN} row={SHOWN_ROW} />
        </div>
        <figcaption className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t pt-2 text-soft text-xs">
          <IconButton
            label={isPlaying ? text.home.picturePause : text.home.picturePlay}
            size="small"
            onClick={() => setChoice(!isPlaying)}
          >
            {isPlaying ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
          </IconButton>
          <span>{text.home.pictureCaption}</span>
          <Numbers />
          <span className="basis-full" />
          <NetworkLegend />
        </figcaption>
      </figure>
    </MomentProvider>
  );
}

function Numbers() {
  const step = useRef<HTMLSpanElement>(null);
  const loss = useRef<HTMLSpanElement>(null);
  useOnMoment((moment) => {
    if (step.current !== null && loss.current !== null) {
      step.current.textContent = formatCount(moment.step);
      loss.current.textContent = formatValue(moment.loss, 4);
    }
  }, []);
  return (
    <span className="ml-auto flex gap-4">
      <span>
        {text.transport.step} <span ref={step} className="num inline-block min-w-10 text-ink" />
      </span>
      <span>
        {text.transport.loss} <span ref={loss} className="num inline-block min-w-14 text-ink" />
      </span>
    </span>
  );
}
