"use client";

import { BookOpen, Keyboard, Presentation } from "lucide-react";
import Link from "next/link";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { MENU } from "#client/text/en/menu.ts";
import { PROJECTOR } from "#client/text/en/projector.ts";
import { Segments } from "#client/ui/segments.tsx";
import { Toggle } from "#client/ui/toggle.tsx";
import { openGlossary } from "#client/views/glossary/asked-term.ts";
import { setSounds, soundsChoice } from "#client/views/sounds/sounds-choice.ts";

const THEMES = [
  { value: "system", label: MENU.themes.system },
  { value: "light", label: MENU.themes.light },
  { value: "dark", label: MENU.themes.dark },
  { value: "contrast", label: MENU.themes.contrast },
] as const;

const KEYS = { glossary: "g", shortcuts: "?" };

interface PageMenuListProps {
  readonly onShortcuts?: (() => void) | undefined;
  readonly projectorHref?: string | undefined;
  /** Entries of the page's own. */
  readonly children?: ReactNode;
}

/** The open menu. */
export function PageMenuList({ onShortcuts, projectorHref, children }: PageMenuListProps) {
  const { theme, setTheme } = useTheme();
  const hasSounds = useStore(soundsChoice, ({ isOn }) => isOn);
  return (
    <div className="-my-1 flex flex-col gap-4">
      <div>
        <h2 className="eyebrow">{MENU.theme}</h2>
        <Segments
          label={MENU.theme}
          value={THEMES.find(({ value }) => value === theme)?.value ?? "system"}
          options={THEMES}
          onChange={setTheme}
          testId="theme"
          className="mt-1.5 w-full justify-between"
        />
      </div>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the toggle is a button, which a label may hold */}
      <label className="flex min-h-10 items-center justify-between gap-4">
        <span>
          <span className="block">{MENU.sounds}</span>
          <span id="sounds-note" className="block text-2xs text-soft">
            {MENU.soundsNote}
          </span>
        </span>
        <Toggle
          label={MENU.sounds}
          isOn={hasSounds}
          onChange={setSounds}
          describedBy="sounds-note"
          testId="sounds"
        />
      </label>
      <div className="-mx-2 border-line border-t pt-2">
        {children}
        {projectorHref === undefined ? null : (
          <Link
            href={projectorHref}
            data-testid="menu-projector"
            className="flex min-h-10 items-center gap-3 rounded-md px-2 text-soft hover:bg-sunken hover:text-ink"
          >
            <Presentation size={16} aria-hidden />
            {PROJECTOR.open}
          </Link>
        )}
        <Entry words={MENU.glossary} keys={KEYS.glossary} onPress={openGlossary}>
          <BookOpen size={16} aria-hidden />
        </Entry>
        {onShortcuts === undefined ? null : (
          <Entry words={MENU.shortcuts} keys={KEYS.shortcuts} onPress={onShortcuts}>
            <Keyboard size={16} aria-hidden />
          </Entry>
        )}
      </div>
    </div>
  );
}

interface EntryProps {
  readonly words: string;
  readonly keys: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Entry({ words, keys, onPress, children }: EntryProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex min-h-10 w-full items-center gap-3 rounded-md px-2 text-left text-soft hover:bg-sunken hover:text-ink"
    >
      {children}
      <span className="flex-1">{words}</span>
      <kbd className="num rounded border border-line-strong/50 bg-sunken px-1.5 text-2xs">
        {keys}
      </kbd>
    </button>
  );
}
