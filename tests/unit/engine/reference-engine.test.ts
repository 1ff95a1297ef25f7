import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { generalSuite } from "#tests/unit/engine/suites/general-suite.ts";
import { twoLayerSuite } from "#tests/unit/engine/suites/two-layer-suite.ts";

generalSuite(referenceEngine);
twoLayerSuite(referenceEngine);
