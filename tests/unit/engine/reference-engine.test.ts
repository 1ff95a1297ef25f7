import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { engineSuite } from "#tests/unit/engine/suites/engine-suite.ts";

engineSuite(referenceEngine);
