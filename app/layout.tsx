import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { MENU } from "#client/text/en/menu.ts";
import { text } from "#client/text/en.ts";
import { AppFrame } from "#client/ui/app-frame.tsx";
import { BrowserNote } from "#client/ui/browser-note.tsx";
import { SkipLink } from "#client/ui/skip-link.tsx";
import { GlossarySlot } from "#client/views/glossary/glossary-slot.tsx";
import { SoundsSlot } from "#client/views/sounds/sounds-slot.tsx";

export const metadata: Metadata = {
  title: { default: text.product, template: `%s · ${text.product}` },
  description: text.home.sentence,
  robots: { index: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#101316" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // The gateway makes one for each request; only scripts that carry it may run.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // next-themes sets the class before React starts.
    <html lang="en" suppressHydrationWarning>
      <body>
        <AppFrame nonce={nonce}>
          <SkipLink />
          <noscript>
            <p className="border-alarm border-b bg-alarm-wash px-6 py-4 text-base">
              {MENU.noScript}
            </p>
          </noscript>
          <BrowserNote />
          {children}
          <GlossarySlot />
          <SoundsSlot />
        </AppFrame>
      </body>
    </html>
  );
}
