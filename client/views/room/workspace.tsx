"use client";

import { type ReactNode, useState } from "react";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";

const TABS = ["loss", "outputs", "matrices", "settings", "activity"] as const;
type Tab = (typeof TABS)[number];

type WorkspaceProps = Readonly<Record<Tab | "network", ReactNode>>;

/**
 * Three columns on a desktop, two on a tablet or Chromebook, one on a phone, where the network stays
 * and the rest is in tabs. Each panel exists once: only the style differs. The last row takes what
 * the longest column needs, so that no panel is pushed down by its neighbour.
 */
export function Workspace({ network, ...panels }: WorkspaceProps) {
  const [tab, setTab] = useState<Tab>("loss");
  const place = (name: Tab) => (
    <div
      id={`panel-${name}`}
      className={classNames("min-w-0", PLACES[name], tab !== name && "max-md:hidden")}
    >
      {panels[name]}
    </div>
  );
  return (
    <main
      className={classNames(
        "mx-auto grid w-full max-w-[120rem] flex-1 content-start gap-x-8 gap-y-5 px-3 pt-3 pb-6",
        "md:grid-cols-[minmax(0,1fr)_19rem] md:grid-rows-[repeat(5,auto)_1fr] md:content-stretch md:gap-y-7 md:px-6 md:pt-4",
        "xl:grid-cols-[minmax(0,1fr)_22rem_22rem]",
        "3xl:grid-cols-[21rem_minmax(0,1fr)_27rem] 3xl:gap-x-10",
        "md:[--loss-height:11rem] xl:[--loss-height:13rem] 3xl:[--loss-height:20rem]",
        "md:[--picture-height:21rem] 3xl:[--picture-height:24rem]",
      )}
    >
      <div className="min-w-0 md:col-start-1 md:row-span-2 md:row-start-1 xl:col-span-2 3xl:col-span-1 3xl:col-start-2">
        {network}
      </div>
      <PhoneTabs tab={tab} onTab={setTab} />
      {place("matrices")}
      {place("outputs")}
      {place("loss")}
      {place("settings")}
      {place("activity")}
    </main>
  );
}

/**
 * Two columns: what the network does at the left, loss and settings at the right, so that one sees
 * the network while one edits. Three: settings, network, loss and outputs.
 */
const PLACES: Readonly<Record<Tab, string>> = {
  matrices: "md:col-start-1 md:row-start-4 xl:row-start-3 3xl:col-start-2",
  outputs:
    "md:col-start-1 md:row-start-3 xl:col-start-2 3xl:col-start-3 3xl:row-span-5 3xl:row-start-2",
  loss: "md:col-start-2 md:row-start-1 xl:col-start-3",
  settings:
    "md:col-start-2 md:row-span-5 md:row-start-2 xl:col-start-3 3xl:col-start-1 3xl:row-span-6 3xl:row-start-1 3xl:border-line 3xl:border-r 3xl:pr-8",
  activity:
    "md:col-start-1 md:row-start-5 xl:col-span-2 xl:row-start-4 3xl:col-span-1 3xl:col-start-2",
};

interface PhoneTabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function PhoneTabs({ tab, onTab }: PhoneTabsProps) {
  return (
    <div
      role="tablist"
      aria-label={text.room.panels}
      className="short:static sticky top-[3.25rem] z-10 -mx-3 -mb-3 flex justify-between gap-0.5 border-line border-b bg-paper px-2 md:hidden"
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
