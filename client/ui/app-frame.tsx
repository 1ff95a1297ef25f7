"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Toaster } from "#client/ui/toaster.tsx";

interface AppFrameProps {
  /** Of the page's content security policy, for the script that sets the theme before the first paint. */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What every page has around it: the theme, short messages. */
export function AppFrame({ nonce, children }: AppFrameProps) {
  return (
    <ThemeProvider
      attribute="class"
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
      <Toaster />
    </ThemeProvider>
  );
}
