"use client";

import { useEffect, useState } from "react";
import { serverInfo } from "#client/session/http-client.ts";

/** This page's origin; on localhost the machine's address in the network, once it is known. */
export function useReachableOrigin(): string {
  const [origin, setOrigin] = useState(() => window.location.origin);
  useEffect(() => {
    if (!isLoopback(window.location.hostname)) {
      return;
    }
    let isHere = true;
    void serverInfo().then((answer) => {
      const [address] = answer.ok ? answer.value.addresses : [];
      if (isHere && address !== undefined) {
        setOrigin(address.replace(/\/$/, ""));
      }
    });
    return () => {
      isHere = false;
    };
  }, []);
  return origin;
}

/** Whether a host is the machine that the page is shown on. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
