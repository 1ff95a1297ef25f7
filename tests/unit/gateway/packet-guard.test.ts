import fc from "fast-check";
import msgpackParser from "socket.io-msgpack-parser";
import { expect, test } from "vitest";
import { guardPacket, PacketError } from "#server/gateway/packet-guard.ts";
import { guardedParser } from "#server/gateway/packet-parser.ts";

const encoder = new msgpackParser.Encoder();
const encode = (data: unknown[]): Buffer => {
  const [bytes]: unknown[] = Object(encoder.encode({ type: 2, nsp: "/", data }));
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
};

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.integer(),
    fc.string({ maxLength: 300 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie("value"), { maxLength: 20 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,20}$/), tie("value"), { maxKeys: 20 }),
  ),
})).value;

test("PR-11 whatever the encoder writes is let through", () => {
  fc.assert(
    fc.property(fc.array(json, { maxLength: 5 }), (payload) => {
      const bytes = encode(["edit-settings", ...payload]);
      expect(bytes.byteLength).toBeGreaterThan(0);
      expect(() => guardPacket(bytes)).not.toThrow();
    }),
  );
});

test.each<[string, Buffer, string]>([
  ["a list longer than the message", Buffer.from([0xdd, 1, 255, 255, 255]), "ends early"],
  [
    "many such lists in one another",
    Buffer.alloc(100, Buffer.from([0xdd, 1, 255, 255, 255])),
    "ends early",
  ],
  ["an extension of half a gigabyte", Buffer.from([0xc9, 0x20, 0, 0, 0, 0]), "begins with 201"],
  ["a text longer than the message", Buffer.from([0xdb, 255, 255, 255, 255]), "ends early"],
  ["a map longer than the message", Buffer.from([0xdf, 255, 255, 255, 255, 1]), "ends early"],
  ["a quarter of a million levels", Buffer.alloc(250_000, 0x91), "too deep"],
  ["nothing", Buffer.alloc(0), "ends early"],
  ["half a length", Buffer.from([0xdd, 0]), "ends early"],
  ["two messages", Buffer.from([1, 2]), "something follows"],
  ["a prototype", Buffer.from([0x81, 0xa9, ...Buffer.from("__proto__"), 0x80]), "is no name"],
])("PR-11 %s is refused before anything is allocated", (_what, bytes, why) => {
  expect(() => guardPacket(bytes)).toThrow(PacketError);
  expect(() => guardPacket(bytes)).toThrow(why);
});

test("PR-11 arbitrary bytes are let through or refused with a PacketError", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        guardPacket(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(PacketError);
      }
    }),
  );
});

test.each<[unknown]>([["error"], ["disconnect"], ["newListener"], [5], [null], [{}]])(
  "PR-12 an event named %j never reaches the server's own listeners",
  (name) => {
    const decoder = new guardedParser.Decoder();
    expect(() => decoder.add(encode([name, null]))).toThrow(PacketError);
  },
);
