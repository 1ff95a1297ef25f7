import { loadEngine } from "#client/session/load-engine.ts";
import { serveLocal } from "#client/session/local-host.ts";
import { portOfPage } from "#client/session/worker-port.ts";

serveLocal(portOfPage(), loadEngine);
