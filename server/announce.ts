import { spawn } from "node:child_process";
import qrcode from "qrcode";

/** What the operator sees when the server is up: where to go, and a code for the class to scan. */
export async function announce(options: {
  readonly port: number;
  readonly addresses: readonly string[];
  readonly dataFolder: string;
}): Promise<string> {
  const [share] = options.addresses;
  const lines = [
    "",
    "  Weightroom is up",
    "",
    `  On this machine    http://localhost:${options.port}`,
  ];
  for (const address of options.addresses) {
    lines.push(`  On your network    ${address}`);
  }
  if (share === undefined) {
    lines.push(
      "  On your network    no: the server listens on this machine alone, or there is none",
    );
  } else {
    const code = await qrcode.toString(share, { type: "terminal", small: true });
    lines.push(
      "",
      ...code
        .split("\n")
        .filter(isPrinted)
        .map((line) => `  ${line}`),
    );
  }
  return [
    ...lines,
    "",
    `  Data               ${options.dataFolder}`,
    "  Stop with Ctrl-C",
    "",
    "",
  ].join("\n");
}

/** The last line of the code only switches colours off. */
function isPrinted(line: string): boolean {
  return /[▀▄█ ]/.test(line);
}

/** Opens the address in the machine's own browser; without one nothing happens. */
export function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "win32"
      ? ["cmd", "/c", "start", "", address]
      : process.platform === "darwin"
        ? ["open", address]
        : ["xdg-open", address];
  const child = spawn(command ?? "xdg-open", args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
