"use client";

import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { Toaster } from "#client/ui/toaster.tsx";

/** What every page has around it: the theme, tooltips, short messages. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" disableTransitionOnChange>
      <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
        {children}
        <Toaster />
      </Tooltip.Provider>
    </ThemeProvider>
  );
}
