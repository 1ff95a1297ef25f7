"use client";

import { type ReactNode, useState } from "react";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";

const TABS = ["loss", "outputs", "matrices", "settings", "activity"] as const;
type Tab = (typeof TABS)[number];

type WorkspaceProps = Readonly<Record<Tab | "network", ReactNode>>;

/**
 * Three columns on a desktop, two on a tablet, one on a phone, where the network stays and the
 * rest is in tabs. Each panel exists once: only the style differs.
 */
export function Workspace({ network, ...panels }: WorkspaceProps) {
  const [tab, setTab] = useState<Tab>("loss");
  const place = (name: Tab) => (
    <div id={`panel-${name}`} className={classNames("min-w-0", tab !== name && "max-md:hidden")}>
      {panels[name]}
    </div>
  );
  return (
    <main className="mx-auto grid w-full max-w-[120rem] flex-1 content-start gap-x-8 gap-y-7 px-3 pt-3 pb-6 md:grid-cols-[minmax(0,1fr)_19rem] md:px-6 md:pt-4 xl:grid-cols-[minmax(0,1fr)_24rem] 3xl:grid-cols-[21rem_minmax(0,1fr)_27rem] 3xl:gap-x-10">
      <div className="flex min-w-0 flex-col gap-5 md:gap-8 3xl:order-2">
        {network}
        <PhoneTabs tab={tab} onTab={setTab} />
        {place("matrices")}
        {place("activity")}
      </div>
      <div className="contents md:flex md:min-w-0 md:flex-col md:gap-8 3xl:contents">
        <div className="flex min-w-0 flex-col max-md:contents md:gap-8 3xl:order-3">
          {place("loss")}
          {place("outputs")}
        </div>
        <div className="min-w-0 3xl:order-1 3xl:border-line 3xl:border-r 3xl:pr-8">
          {place("settings")}
        </div>
      </div>
    </main>
  );
}

interface PhoneTabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function PhoneTabs({ tab, onTab }: PhoneTabsProps) {
  return (
    <div
      role="tablist"
      aria-label={text.room.panels}
      className="sticky top-[3.25rem] z-10 -mx-3 -mb-3 flex justify-between gap-0.5 border-line border-b bg-paper px-2 md:hidden"
    >
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-testid={`tab-${name}`}
          aria-selected={tab === name}
          aria-controls={`panel-${name}`}
          onClick={() => onTab(name)}
          className="h-11 min-w-0 flex-1 border-transparent border-b-2 px-0.5 text-soft text-xs aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink"
        >
          {text.room.tabs[name]}
        </button>
      ))}
    </div>
  );
}
