import { text } from "#client/text/en.ts";
import { Mark } from "#client/ui/wordmark.tsx";
import type { Panel } from "#client/views/room/panel-address.ts";
import { PanelSkeleton } from "#client/views/room/panel-skeleton.tsx";
import { Workspace } from "#client/views/room/workspace.tsx";

const NOTHING_CHOSEN = { panel: "loss", open: () => undefined } as const;
const NOTHING_HIDDEN: ReadonlySet<Panel> = new Set();

/** The room's frame before the page knows anything; panels land in the same places. */
export function RoomSkeleton() {
  return (
    <div className="flex min-h-dvh flex-col" data-testid="loading">
      <header className="border-line border-b">
        <div className="mx-auto flex h-[3.25rem] w-full max-w-[120rem] items-center gap-4 px-3 md:px-6">
          <Mark />
          <span className="skeleton h-5 w-32" />
          <span className="flex-1" />
          <span className="skeleton h-7 w-24" />
        </div>
      </header>
      <p className="sr-only" role="status">
        {text.connection.words.connecting}
      </p>
      <Workspace
        opened={NOTHING_CHOSEN}
        hidden={NOTHING_HIDDEN}
        network={<PanelSkeleton panel="network" />}
        loss={<PanelSkeleton panel="loss" />}
        outputs={<PanelSkeleton panel="outputs" />}
        maths={null}
        numpy={null}
        matrices={<PanelSkeleton panel="matrices" />}
        settings={<PanelSkeleton panel="settings" />}
        activity={<PanelSkeleton panel="activity" />}
        runs={<PanelSkeleton panel="runs" />}
      />
    </div>
  );
}
