import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";

/** The screen: Next's pages behind our own HTTP server. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Hot reload in development; null in production. */
  readonly upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
  close(): Promise<void>;
}

export async function openPages(options: {
  readonly root: string;
  readonly isDevelopment: boolean;
  readonly host: string;
  readonly port: number;
}): Promise<Pages> {
  // Next puts its upgrade listener on the server that it is given. This one never listens itself:
  // hot reload's upgrades are handed to it.
  const silent = createServer();
  const app = next({
    dev: options.isDevelopment,
    dir: options.root,
    hostname: options.host,
    port: options.port,
    httpServer: silent,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: options.isDevelopment
      ? (request, socket, head) => {
          if (!silent.emit("upgrade", request, socket, head)) {
            socket.destroy();
          }
        }
      : null,
    close: () => app.close(),
  };
}
