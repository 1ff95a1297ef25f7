/**
 * 128 random bits as hex. Not `crypto.randomUUID`: rooms are opened over plain http on a LAN
 * address, which is no secure context.
 */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
