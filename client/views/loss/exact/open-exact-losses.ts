import { runBytes } from "#client/session/http-client.ts";
import { ExactLosses } from "#client/views/loss/exact/exact-losses.ts";
import { startExactWorker } from "#client/views/loss/exact/start-exact-worker.ts";

/** Losses step by step, from a worker of this page and the server's keyframes. */
export function openExactLosses(onChange: () => void): ExactLosses {
  return new ExactLosses({
    startWorker: startExactWorker,
    keyframe: async (runId, step) => {
      const answer = await runBytes(runId, `keyframe?step=${step}`);
      return answer.ok ? answer.value : null;
    },
    onChange,
  });
}
