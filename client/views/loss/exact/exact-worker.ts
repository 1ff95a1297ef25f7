import { loadEngine } from "#client/session/load-engine.ts";
import { portOfPage } from "#client/session/worker-port.ts";
import { serveExact } from "#client/views/loss/exact/exact-host.ts";

serveExact(portOfPage(), loadEngine);
