import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type ApiOptions, answerApi } from "#server/gateway/api.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What is behind the HTTP server; filled in when it is ready. */
export interface HttpBackends {
  readonly api: ApiOptions;
  readonly pages: Handler;
  /** Hot reload of pages in development; null in production. */
  readonly pageUpgrade: Upgrade | null;
  readonly sockets: {
    handleRequest(request: IncomingMessage, response: ServerResponse): void;
    readonly handleUpgrade: Upgrade;
  };
  report(message: string, error: unknown): void;
}

const SOCKET_PATH = "/socket.io/";
/** Pages for a frame in anybody's page: they take no command and hold nobody's key. */
const EMBED_PATH = "/embed/";

/**
 * The one port: /api/ here, /socket.io/ to the sockets, everything else to the pages. Upgrades are
 * dispatched by hand, because each library would close the other's.
 */
export function createHttpGateway(
  backends: () => HttpBackends | null,
  isDevelopment: boolean,
): Server {
  const server = createServer((request, response) => {
    const ready = backends();
    if (ready === null) {
      response.writeHead(503, { "Content-Type": "text/plain", "Retry-After": "1" });
      response.end("Weightroom is starting\n");
      return;
    }
    const { api, pages, sockets, report } = ready;
    const nonce = randomBytes(16).toString("base64");
    setSecurityHeaders(request, response, nonce, isDevelopment);
    if (request.url?.startsWith(SOCKET_PATH)) {
      sockets.handleRequest(request, response);
      return;
    }
    const answered = request.url?.startsWith("/api/")
      ? answerApi(request, response, api)
      : isPageRequest(request, response)
        ? pages(request, response)
        : Promise.resolve();
    answered.catch((error: unknown) => {
      report(`${request.method} ${withoutCode(request.url ?? "")} failed`, error);
      if (!response.headersSent) {
        response.writeHead(500, { "Content-Type": "application/json" });
      }
      response.end('{"error":{"code":"internal","message":"the server failed at this"}}');
    });
  });
  server.on("upgrade", (request, socket, head) => {
    const ready = backends();
    socket.on("error", () => socket.destroy());
    if (ready !== null && request.url?.startsWith(SOCKET_PATH)) {
      ready.sockets.handleUpgrade(request, socket, head);
    } else if (ready?.pageUpgrade && request.url?.startsWith("/_next/")) {
      ready.pageUpgrade(request, socket, head);
    } else {
      socket.destroy();
    }
  });
  return server;
}

/** For the log: a room's code lets people in. */
function withoutCode(url: string): string {
  return url.slice(0, 200).replace(/(\/rooms?\/)[^/?]+/, "$1...");
}

/** Next reads the nonce from the request's own policy and puts it on its scripts. */
function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
  isDevelopment: boolean,
): void {
  const isEmbed = request.url?.startsWith(EMBED_PATH) === true;
  const policy = [
    "default-src 'self'",
    // WebAssembly is compiled by the page: its kernels, and nothing of JavaScript's eval.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    `connect-src 'self' ${socketSources(request.headers.host)}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // What somebody else frames could be pressed without being seen. Without the line anybody may,
    // also a page opened from a file.
    ...(isEmbed ? [] : ["frame-ancestors 'none'"]),
  ].join("; ");
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  if (!isEmbed) {
    response.setHeader("X-Frame-Options", "DENY");
  }
  response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
}

// Older browsers do not take 'self' to mean the sockets of the same host.
function socketSources(host: string | undefined): string {
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "";
}

/** Pages are only read; anything else is answered here. */
function isPageRequest({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === "GET" || method === "HEAD") {
    return true;
  }
  response.writeHead(405, { Allow: "GET, HEAD", "Content-Type": "text/plain" });
  response.end("This address is only read\n");
  return false;
}
