"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { afterPaint } from "#client/session/after-paint.ts";
import { text } from "#client/text/en.ts";

const Playground = dynamic(
  () => import("#client/views/home/playground.tsx").then((module) => module.Playground),
  { ssr: false, loading: Waiting },
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
      {isPainted ? <Playground /> : <Waiting />}
    </section>
  );
}

/** As tall as what comes. */
function Waiting() {
  return (
    <div className="mt-3 min-h-[91rem] md:min-h-[80rem] xl:min-h-[71rem]" aria-busy="true">
      <div className="skeleton h-80 w-full" />
    </div>
  );
}
