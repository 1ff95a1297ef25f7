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
  const app = next({
    dev: options.isDevelopment,
    dir: options.root,
    hostname: options.host,
    port: options.port,
    // Next would add its own upgrade listener to the server that it is given: this one never listens.
    httpServer: createServer(),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = options.isDevelopment ? app.getUpgradeHandler() : null;
  return {
    handle: (request, response) => handle(request, response),
    upgrade:
      upgrade === null ? null : (request, socket, head) => void upgrade(request, socket, head),
    close: () => app.close(),
  };
}
