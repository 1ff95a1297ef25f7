"use client";

import Link from "next/link";
import { LEARN } from "#client/text/en/learn.ts";
import { OpenWithThis } from "#client/views/home/open-with-this.tsx";
import { OnStage, useStage } from "#client/views/learn/learn-stage.tsx";

const WORDS = LEARN.answer;

/** Where one may take this: to a class, or to numpy. */
export function GoOn() {
  return (
    <div className="mt-2 border-line border-t pt-6">
      <h3 className="font-semibold text-base">{WORDS.next}</h3>
      <p className="mt-2 max-w-[42rem] text-soft text-sm">{WORDS.room}</p>
      <OnStage placeholder={<div className="mt-3 h-9" />}>
        <OpenThis />
      </OnStage>
      <p className="mt-4 max-w-[42rem] text-soft text-sm">
        {WORDS.script}{" "}
        <Link
          href="/runs"
          className="whitespace-nowrap underline decoration-line-strong underline-offset-2"
        >
          {WORDS.runs}
        </Link>
      </p>
    </div>
  );
}

function OpenThis() {
  const session = useStage();
  return session === null ? null : <OpenWithThis session={session} />;
}
