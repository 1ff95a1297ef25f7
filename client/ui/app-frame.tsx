"use client";

import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { Toaster } from "#client/ui/toaster.tsx";

interface AppFrameProps {
  /** Of the page's content security policy, for the script that sets the theme before the first paint. */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What every page has around it: the theme, tooltips, short messages. */
export function AppFrame({ nonce, children }: AppFrameProps) {
  return (
    <ThemeProvider
      attribute="class"
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
        {children}
        <Toaster />
      </Tooltip.Provider>
    </ThemeProvider>
  );
}
