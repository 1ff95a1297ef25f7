"use client";

import { useEffect } from "react";
import { useStore } from "zustand";
import { lazily } from "#client/ui/lazily.tsx";
import { recallSounds, soundsChoice } from "#client/views/sounds/sounds-choice.ts";

const Sounds = lazily(async () => (await import("#client/views/sounds/sounds.tsx")).Sounds);

/** Silence, until somebody wants sounds: only then what makes them is loaded. */
export function SoundsSlot() {
  const isOn = useStore(soundsChoice, (choice) => choice.isOn);
  useEffect(recallSounds, []);
  return isOn ? <Sounds /> : null;
}
