/**
 * The version of commands, events and bytes. A page of another version is refused in the
 * handshake with `protocol-mismatch` and asked to reload.
 */
export const PROTOCOL_VERSION = 4;
