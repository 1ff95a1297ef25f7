"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { afterPaint } from "#client/session/after-paint.ts";
import { text } from "#client/text/en.ts";
import { PlaygroundWaiting } from "#client/views/home/playground-waiting.tsx";

const Playground = dynamic(
  () => import("#client/views/home/playground.tsx").then((module) => module.Playground),
  { ssr: false, loading: PlaygroundWaiting },
);

/** Where a network trains: its code, the engine and the data come after the page's first paint. */
export function PlaygroundSlot() {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    let isGone = false;
    afterPaint(() => {
      if (!isGone) {
        setIsPainted(true);
      }
    });
    return () => {
      isGone = true;
    };
  }, []);
  return (
    <section aria-labelledby="playground-title" className="min-w-0" data-testid="playground">
      <h2 id="playground-title" className="eyebrow">
        {text.playground.title}
      </h2>
      {isPainted ? <Playground /> : <PlaygroundWaiting />}
    </section>
  );
}
