import { WebSocket as WebSocketTransport, XHR } from "socket.io-client";

/** What the script in the page's first bytes leaves (early-socket-script.ts). */
export interface EarlySocket {
  readonly socket: WebSocket;
  /** What the server has said to it so far. */
  readonly heard: readonly MessageEvent[];
}

declare global {
  interface Window {
    earlySocket?: EarlySocket | undefined;
  }
}

const OPEN = 1;

/** Rule UI-140: opened before the scripts were here; whoever connects first takes it over. */
export function hasEarlySocket(): boolean {
  return typeof window !== "undefined" && window.earlySocket !== undefined;
}

/** Null where the connection is made in the usual way. */
export function earlyTransports(): (typeof WebSocketTransport | typeof XHR)[] | null {
  return hasEarlySocket() ? [EarlyTransport, XHR] : null;
}

class EarlyTransport extends WebSocketTransport {
  override createSocket(...args: Parameters<WebSocketTransport["createSocket"]>): WebSocket {
    const early = takeEarly(args[0]);
    if (early === null) {
      return super.createSocket(...args);
    }
    if (early.socket.readyState === OPEN) {
      // The library listens as soon as it has the socket.
      queueMicrotask(() => tellAgain(early));
    }
    return early.socket;
  }
}

/** Once; null when it goes elsewhere or has broken meanwhile. */
function takeEarly(address: string): EarlySocket | null {
  const early = window.earlySocket;
  window.earlySocket = undefined;
  if (early === undefined || early.socket.readyState > OPEN) {
    return null;
  }
  if (early.socket.url !== address) {
    early.socket.close();
    return null;
  }
  return early;
}

function tellAgain({ socket, heard }: EarlySocket): void {
  socket.onopen?.(new Event("open"));
  for (const message of heard) {
    socket.onmessage?.(message);
  }
}
