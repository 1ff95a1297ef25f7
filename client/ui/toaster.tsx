"use client";

import { useTheme } from "next-themes";
import { Toaster as SonnerToaster } from "sonner";

/** Short messages above the transport; the words themselves come from whoever shows them. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <SonnerToaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      offset={{ bottom: 84, right: 20 }}
      mobileOffset={{ bottom: 132, left: 12, right: 12 }}
      toastOptions={{
        className:
          "!rounded-lg !border-line !bg-raised !font-sans !text-sm !text-ink !shadow-lift [&_[data-description]]:!text-soft",
      }}
    />
  );
}
