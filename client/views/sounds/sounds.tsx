"use client";

import { useEffect } from "react";
import type { Session } from "#client/session/session.ts";
import { sessionsOnScreen } from "#client/session/session-on-screen.ts";
import { messages } from "#client/ui/messages.ts";
import { soundBetween } from "#client/views/sounds/sound-between.ts";
import { Speaker } from "#client/views/sounds/speaker.ts";

/** Makes a sound for what happens in the room on the screen, as long as it is mounted. */
export function Sounds() {
  useEffect(() => {
    const speaker = new Speaker(() => new AudioContext());
    const stopListening = listen((sound) => speaker.play(sound));
    return () => {
      stopListening();
      speaker.close();
    };
  }, []);
  return null;
}

type Play = (sound: Parameters<Speaker["play"]>[0]) => void;

function listen(play: Play): () => void {
  let stops = sessionsOnScreen.getState().sessions.map((session) => hear(session, play));
  const stopShown = sessionsOnScreen.subscribe(({ sessions }) => {
    for (const stop of stops) {
      stop();
    }
    stops = sessions.map((session) => hear(session, play));
  });
  const stopMessages = messages.subscribe(({ waiting }, before) => {
    const isNew = waiting.length > before.waiting.length;
    if (isNew && waiting.at(-1)?.tone === "alarm") {
      play("refused");
    }
  });
  return () => {
    stopShown();
    stopMessages();
    for (const stop of stops) {
      stop();
    }
  };
}

function hear({ store }: Session, play: Play): () => void {
  return store.subscribe((after, before) => {
    const sound = soundBetween(before, after);
    if (sound !== null) {
      play(sound);
    }
  });
}
