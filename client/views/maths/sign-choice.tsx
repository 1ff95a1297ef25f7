"use client";

import { useStore } from "zustand";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { Segments } from "#client/ui/segments.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";

const OPTIONS = (["add", "subtract"] as const).map((value) => ({
  value,
  label: MATHS_PANEL.conventions[value].label,
}));

interface SignChoiceProps {
  readonly testId: string;
  readonly className?: string;
}

/** How the error is written, for the whole page. */
export function SignChoice({ testId, className = "" }: SignChoiceProps) {
  const convention = useStore(mathsFocus, (focus) => focus.convention);
  return (
    <Segments
      label={MATHS_PANEL.convention}
      value={convention}
      options={OPTIONS}
      onChange={(value) => mathsFocus.setState({ convention: value })}
      testId={testId}
      className={className}
    />
  );
}
