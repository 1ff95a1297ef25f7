"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { messages, takeMessages } from "#client/ui/messages.ts";

export function Toasts() {
  const { resolvedTheme } = useTheme();
  // After the list below has begun to listen.
  useEffect(() => {
    showWaiting();
    return messages.subscribe(showWaiting);
  }, []);
  return (
    <Toaster
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

function showWaiting(): void {
  for (const { tone, title, detail } of takeMessages()) {
    const show = tone === "alarm" ? toast.error : toast;
    show(title, { description: detail });
  }
}
