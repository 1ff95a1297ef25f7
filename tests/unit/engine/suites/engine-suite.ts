import { describe } from "vitest";
import type { Engine } from "#engine/training.ts";
import { batchSuite } from "#tests/unit/engine/suites/batch-suite.ts";
import { endSuite } from "#tests/unit/engine/suites/end-suite.ts";
import { eventSuite } from "#tests/unit/engine/suites/event-suite.ts";
import { generalSuite } from "#tests/unit/engine/suites/general-suite.ts";
import { optimizerSuite } from "#tests/unit/engine/suites/optimizer-suite.ts";
import { stateSuite } from "#tests/unit/engine/suites/state-suite.ts";
import { twoLayerSuite } from "#tests/unit/engine/suites/two-layer-suite.ts";

/** Everything that holds for any engine. */
export function engineSuite(engine: Engine): void {
  describe(`the ${engine.name} engine`, () => {
    generalSuite(engine);
    twoLayerSuite(engine);
    stateSuite(engine);
    endSuite(engine);
    eventSuite(engine);
    batchSuite(engine);
    optimizerSuite(engine);
  });
}
