"use client";

import { useSession } from "#client/session/use-session.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { RunNote } from "#client/views/runs/run-note.tsx";
import { RunStar } from "#client/views/runs/run-star.tsx";
import { useMyRoom, useRunLabel } from "#client/views/runs/use-run-label.ts";
import type { RunInfo } from "#protocol/room.ts";

/** What people made of the run: its star and its note, for its room's editors to change. */
export function RunLabelLine() {
  const run = useSession((state) => state.run);
  return run === null ? null : <LabelLine run={run} />;
}

function LabelLine({ run }: { readonly run: RunInfo }) {
  const room = useMyRoom(useSession((state) => state.roomId));
  const label = useRunLabel({ id: run.id, isStarred: false, remark: "" });
  const mayLabel = room?.mayLabel === true;
  if (!(mayLabel || label.isStarred) && label.remark === "") {
    return null;
  }
  const labelled = { id: run.id, name: run.name, ...label };
  return (
    <div
      data-testid="run-label"
      className="mx-auto flex w-full max-w-[120rem] items-start gap-1 px-2 pt-1.5 md:px-5"
    >
      <RunStar run={labelled} room={room} />
      <RunNote
        run={labelled}
        room={room}
        className={classNames("max-w-prose min-w-0 flex-1", mayLabel ? "pt-0.5" : "pt-1.5")}
      />
    </div>
  );
}
