import { loadEngine } from "#client/session/load-engine.ts";
import { judgeBench } from "#client/views/maths/bench/bench-judge.ts";
import {
  type BenchReply,
  type BenchRequest,
  questionOf,
} from "#client/views/maths/bench/bench-messages.ts";

let newest = 0;

self.addEventListener("message", ({ data }: MessageEvent<BenchRequest>) => {
  newest = data.id;
  void judge(data);
});

async function judge(request: BenchRequest): Promise<void> {
  const { id, kernelsUrl } = request;
  const engine = await loadEngine(kernelsUrl);
  for (const news of judgeBench(engine, questionOf(request))) {
    self.postMessage({ id, news } satisfies BenchReply);
    // A newer question is heard between two slices.
    await new Promise((resolve) => setTimeout(resolve));
    if (id !== newest) {
      return;
    }
  }
}
