import { fastEngine } from "#tests/support/kernels.ts";
import { engineSuite } from "#tests/unit/engine/suites/engine-suite.ts";

engineSuite(fastEngine);
