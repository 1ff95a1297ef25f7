import { portOfPage } from "#client/session/worker-port.ts";
import { serveCheck } from "#client/views/maths/check/check-host.ts";

serveCheck(portOfPage(), (act) => setTimeout(act));
