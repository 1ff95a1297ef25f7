"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Toaster } from "#client/ui/toaster.tsx";
import { useFocusInSight } from "#client/ui/use-focus-in-sight.ts";

/** Beside what the system says; "contrast" is light or dark as the system is. */
const THEMES = ["light", "dark", "contrast"];

interface AppFrameProps {
  /** Of the page's content security policy, for the script that sets the theme before the first paint. */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What every page has around it: the theme, short messages. */
export function AppFrame({ nonce, children }: AppFrameProps) {
  useFocusInSight();
  return (
    <ThemeProvider
      attribute="class"
      themes={THEMES}
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
      <Toaster />
    </ThemeProvider>
  );
}
