import type { ReactNode, Ref } from "react";
import { FOLLOW } from "#client/text/en/follow.ts";
import { PersonMark } from "#client/ui/person-mark.tsx";
import type { Actor } from "#protocol/room.ts";

interface FollowLineProps {
  readonly ref?: Ref<HTMLElement>;
  readonly by: Actor | null;
  readonly state: "presenting" | "following" | "alone";
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** One line above the timeline: who presents, and how this page stands to it. */
export function FollowLine({ ref, by, state, children, action }: FollowLineProps) {
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={FOLLOW.title}
      data-testid="follow"
      data-state={state}
      className="arrive border-accent border-t-2 bg-accent-wash"
    >
      <div className="mx-auto flex min-h-9 w-full max-w-[120rem] items-center gap-2.5 px-3 py-0.5 md:px-6">
        {by === null ? null : <PersonMark name={by.name} color={by.color} size="dot" />}
        <p className="min-w-0 flex-1 text-[0.8125rem]">{children}</p>
        {action}
      </div>
    </section>
  );
}
