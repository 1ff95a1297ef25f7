"use client";

import { Pause, Play } from "lucide-react";
import { text } from "#client/text/en.ts";
import { Hint } from "#client/ui/hint.tsx";

interface PlayButtonProps {
  readonly isPlaying: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
  /** What it does when it is pressed to play, where that is not the usual. */
  readonly playLabel?: string | undefined;
}

/** The one button that everybody looks for. */
export function PlayButton({ isPlaying, isDisabled, onPress, playLabel }: PlayButtonProps) {
  const label = isPlaying ? text.transport.pause : (playLabel ?? text.transport.play);
  return (
    <Hint text={label}>
      <button
        type="button"
        id="play-pause"
        data-testid="play-pause"
        aria-label={label}
        aria-pressed={isPlaying}
        disabled={isDisabled}
        onClick={onPress}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-accent-ink transition-opacity hover:opacity-90 disabled:cursor-not-allowed disabled:opacity-40"
      >
        {isPlaying ? (
          <Pause size={19} fill="currentColor" strokeWidth={0} aria-hidden />
        ) : (
          <Play size={19} fill="currentColor" strokeWidth={0} className="ml-0.5" aria-hidden />
        )}
      </button>
    </Hint>
  );
}
