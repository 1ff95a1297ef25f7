import { Gradient } from "#client/views/inspector/gradient.ts";
import type { GradientReply, GradientRequest } from "#client/views/inspector/gradient-messages.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";

let opened: Promise<Gradient | null> = Promise.resolve(null);

self.addEventListener("message", ({ data }: MessageEvent<GradientRequest>) => {
  if (data.kind === "open") {
    const { settings } = data;
    opened = loadDataset(settings).then(
      (dataset) => new Gradient(settings, dataset),
      () => null,
    );
  } else {
    void opened.then((gradient) => {
      const computed = gradient?.of(data.parameters) ?? null;
      self.postMessage({ gradient: computed } satisfies GradientReply);
    });
  }
});
