"use client";

import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { pathWords, valueWords } from "#client/views/settings/path-words.ts";
import { useReport } from "#client/views/transport/use-report.ts";

const NAMED = 4;
const REASONS_SAID = 2;
const NO_REASONS: Readonly<Record<string, string>> = {};
const NO_PATHS: readonly string[] = [];

/** What waits for the next run, and the one button that starts it. */
export function NextRunBar() {
  const actions = useSessionActions();
  const report = useReport();
  const paths = useSession((state) => state.room?.nextRunPaths ?? NO_PATHS);
  const reasons = useSession((state) => state.room?.waitingReasons ?? NO_REASONS);
  const said = [...new Set(paths.flatMap((path) => reasons[path] ?? []))].slice(0, REASONS_SAID);
  const room = useSession((state) => state.room?.settings ?? null);
  const inForce = useSession((state) => state.settingsInForce);
  const mayStart = useControl("play").mayChange;
  // A run that never trained is replaced and keeps its number.
  const number = useSession(({ run, lastStep }) => (run?.number ?? 0) + (lastStep === 0 ? 0 : 1));
  if (paths.length === 0 || room === null || inForce === null) {
    return null;
  }
  return (
    <section
      data-testid="next-run-bar"
      data-value={paths.length}
      aria-label={text.nextRun.title(paths.length)}
      className="arrive border-line border-t bg-accent-wash"
    >
      <div className="mx-auto flex w-full max-w-[120rem] items-center gap-4 px-3 py-2 md:px-6">
        <p className="min-w-0 flex-1 text-xs max-sm:line-clamp-2 sm:truncate">
          <strong className="font-semibold">{text.nextRun.title(paths.length)}</strong>{" "}
          {paths.slice(0, NAMED).map((path, index) => (
            <span key={path} title={reasons[path]}>
              {index === 0 ? "" : ", "}
              {pathWords(path, room)}:{" "}
              <span className="num">
                {valueWords(inForce, path)}→{valueWords(room, path)}
              </span>
            </span>
          ))}
          {paths.length > NAMED ? ` ${text.nextRun.more(paths.length - NAMED)}` : ""}
          {said.length === 0 ? null : (
            <span className="text-soft" data-testid="next-run-reasons">
              {" "}
              {text.nextRun.because(said.join("; "))}
            </span>
          )}
        </p>
        <Button
          tone="primary"
          size="small"
          data-testid="start-run"
          disabled={!mayStart}
          title={mayStart ? text.nextRun.startNote(number) : text.settings.viewerNote}
          onClick={() => report(actions.startRun())}
        >
          <span className="sm:hidden">{text.nextRun.startShort(number)}</span>
          <span className="max-sm:hidden">{text.nextRun.start(number, paths.length)}</span>
        </Button>
      </div>
    </section>
  );
}
