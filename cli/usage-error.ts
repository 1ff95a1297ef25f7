/** The command line was not understood; the message is the line to print. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
