import { Measure } from "#client/session/measure.ts";
import type { MeasureReply, MeasureRequest } from "#client/session/measure-messages.ts";
import { loadDataset } from "#engine/data/load-dataset.ts";

let opened: Promise<Measure | null> = Promise.resolve(null);

self.addEventListener("message", ({ data }: MessageEvent<MeasureRequest>) => {
  if (data.kind === "open") {
    const { settings } = data;
    opened = loadDataset(settings).then(
      (dataset) => new Measure(settings, dataset),
      () => null,
    );
  } else {
    const { id, parameters, regularization } = data;
    void opened.then((measure) => {
      const measured = measure?.of(parameters, regularization) ?? null;
      self.postMessage({ id, measured } satisfies MeasureReply);
    });
  }
});
