import { loadEngine } from "#client/session/load-engine.ts";
import { serveReplay } from "#client/session/replay-host.ts";
import { portOfPage } from "#client/session/worker-port.ts";

serveReplay(portOfPage(), loadEngine);
