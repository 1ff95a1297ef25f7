import { networkInterfaces } from "node:os";

/** Addresses by which other devices on the network reach this server, private IPv4 ones first. */
export function lanAddresses(host: string, port: number): string[] {
  if (host !== "0.0.0.0" && host !== "::") {
    return isLoopback(host) ? [] : [`http://${host.includes(":") ? `[${host}]` : host}:${port}`];
  }
  const found = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(
      ({ family, internal, address }) => family === "IPv4" && !internal && !isLinkLocal(address),
    )
    .map(({ address }) => address);
  return [...new Set(found)]
    .sort((a, b) => Number(isPrivate(b)) - Number(isPrivate(a)))
    .map((address) => `http://${address}:${port}`);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function isLinkLocal(address: string): boolean {
  return address.startsWith("169.254.");
}

// Bridges of container tools live in 172.17-172.31 by default; home and school networks rarely do.
function isPrivate(address: string): boolean {
  return address.startsWith("192.168.") || address.startsWith("10.");
}
