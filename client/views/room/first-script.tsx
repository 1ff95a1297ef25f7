"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

interface FirstScriptProps {
  readonly nonce: string | undefined;
  /** A constant of our own. */
  readonly script: string;
}

/**
 * A script in the page's first bytes, and nowhere when one comes from another page of ours: React
 * would not run it there.
 */
export function FirstScript({ nonce, script }: FirstScriptProps) {
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) {
      return null;
    }
    isWritten.current = true;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: see `script`.
    return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} />;
  });
  return null;
}
