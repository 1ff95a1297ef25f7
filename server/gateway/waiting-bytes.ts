/**
 * Bytes that a connection has been given and the network has not taken: what the WebSocket holds,
 * and what the transport has not fetched yet. The library names neither in its types.
 */
export function waitingBytes(connection: object): number {
  const transport: unknown = Reflect.get(connection, "transport");
  const webSocket = isObject(transport) ? Reflect.get(transport, "socket") : undefined;
  const buffered = isObject(webSocket) ? Reflect.get(webSocket, "bufferedAmount") : 0;
  const queued: unknown = Reflect.get(connection, "writeBuffer");
  return (
    (typeof buffered === "number" ? buffered : 0) +
    (Array.isArray(queued) ? queued.reduce<number>((sum, packet) => sum + sizeOf(packet), 0) : 0)
  );
}

function sizeOf(packet: unknown): number {
  const data: unknown = isObject(packet) ? Reflect.get(packet, "data") : undefined;
  if (typeof data === "string") {
    return data.length;
  }
  return data instanceof Uint8Array || data instanceof ArrayBuffer ? data.byteLength : 0;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
