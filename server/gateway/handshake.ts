import { handshakeSchema, memberNameSchema } from "#protocol/commands.ts";
import { ok, refuse } from "#protocol/errors.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { messageFault } from "#server/gateway/command-router.ts";

/** What a page says when it connects; another version's words need not be understood. */
export function parseHandshake(auth: unknown) {
  const version: unknown =
    typeof auth === "object" && auth !== null ? Reflect.get(auth, "protocol") : undefined;
  if (version !== PROTOCOL_VERSION) {
    return refuse(
      "protocol-mismatch",
      `this page speaks ${typeof version === "number" ? `protocol ${version}` : "no known protocol"}, the server ${PROTOCOL_VERSION}: reload the page`,
      "protocol",
    );
  }
  const parsed = handshakeSchema.safeParse(auth);
  if (!parsed.success) {
    return { ok: false, error: messageFault(parsed.error) } as const;
  }
  const name = memberNameSchema.optional().safeParse(parsed.data.name);
  if (!name.success) {
    const fault = messageFault(name.error);
    return refuse("bad-message", `name: ${fault.message}`, "name");
  }
  return ok({ ...parsed.data, name: name.data });
}
