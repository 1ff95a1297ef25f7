"use client";

import { Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";

/** Light or dark; until touched, as the system says. */
export function ThemeSwitch() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <IconButton
      label={text.common.theme}
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
    >
      <Sun size={17} aria-hidden className="dark:hidden" />
      <Moon size={17} aria-hidden className="hidden dark:block" />
    </IconButton>
  );
}
