import type { CSSProperties } from "react";
import { classNames } from "#client/ui/class-names.ts";
import { personColour } from "#client/ui/person-colour.ts";

interface PersonMarkProps {
  readonly name: string;
  readonly color: number;
  readonly size?: "dot" | "small" | "normal";
}

/** A person's colour with initials; as a dot, only beside the name. */
export function PersonMark({ name, color, size = "normal" }: PersonMarkProps) {
  const style: CSSProperties = { backgroundColor: personColour(color) };
  if (size === "dot") {
    return <span aria-hidden className="inline-block size-2 shrink-0 rounded-full" style={style} />;
  }
  return (
    <span
      aria-hidden
      style={style}
      className={classNames(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-paper",
        size === "small" ? "size-5 text-[0.5625rem]" : "size-7 text-[0.6875rem]",
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
