/**
 * Rule PR-7: a page may open sockets and write only on the host that it came from. Clients that are
 * no browsers send no Origin and are let through: they hold no cookies to abuse.
 */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) {
    return true;
  }
  try {
    const url = new URL(origin);
    return (
      (url.protocol === "http:" || url.protocol === "https:") &&
      url.host === withoutDefault(host, url)
    );
  } catch {
    return false;
  }
}

// `URL.host` leaves out the scheme's own port; a Host header may name it.
function withoutDefault(host: string | undefined, { protocol }: URL): string | undefined {
  const port = protocol === "https:" ? ":443" : ":80";
  return host?.toLowerCase().endsWith(port)
    ? host.toLowerCase().slice(0, -port.length)
    : host?.toLowerCase();
}
