import { loadEngine } from "#client/session/load-engine.ts";
import { portOfPage } from "#client/session/worker-port.ts";
import { lookAtMetrics } from "#client/views/loss/samples/metric-sample.ts";
import { serveSamples } from "#client/views/loss/samples/sample-host.ts";

serveSamples(portOfPage(), loadEngine, lookAtMetrics);
