import * as msgpackParser from "socket.io-msgpack-parser";
import { guardPacket, PacketError } from "#server/gateway/packet-guard.ts";

const { Decoder, Encoder, PacketType, protocol } = msgpackParser;

/** Names that the library itself emits on a socket: a client must not be able to. */
const RESERVED = new Set([
  "connect",
  "connect_error",
  "disconnect",
  "disconnecting",
  "error",
  "newListener",
  "removeListener",
]);

/** The msgpack parser, for bytes from anybody: looked through before they are decoded. */
class GuardedDecoder extends Decoder {
  override add(packet: unknown): void {
    if (!Buffer.isBuffer(packet)) {
      throw new PacketError("a message must be msgpack bytes");
    }
    guardPacket(packet);
    super.add(packet);
  }

  override checkPacket(decoded: unknown): void {
    super.checkPacket(decoded);
    const { type, data } = readPacket(decoded);
    if (type === PacketType.EVENT) {
      const name: unknown = Array.isArray(data) ? data[0] : undefined;
      if (typeof name !== "string" || RESERVED.has(name)) {
        throw new PacketError("an event needs a name that is not the library's own");
      }
    }
  }
}

export const guardedParser = { protocol, PacketType, Encoder, Decoder: GuardedDecoder };

function readPacket(decoded: unknown): { type: unknown; data: unknown } {
  return typeof decoded === "object" && decoded !== null
    ? { type: Reflect.get(decoded, "type"), data: Reflect.get(decoded, "data") }
    : { type: undefined, data: undefined };
}
