import { loadEngine } from "#client/session/load-engine.ts";
import { portOfPage } from "#client/session/worker-port.ts";
import { lookAtHistograms } from "#client/views/histograms/histogram-sample.ts";
import { serveSamples } from "#client/views/loss/samples/sample-host.ts";

serveSamples(portOfPage(), loadEngine, lookAtHistograms);
