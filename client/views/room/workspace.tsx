"use client";

import type { ReactNode } from "react";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import {
  LOWER_PANELS,
  lowerPanel,
  type Panel,
  PHONE_PANELS,
} from "#client/views/room/panel-address.ts";
import { PanelTabs } from "#client/views/room/panel-tabs.tsx";
import type { OpenPanel } from "#client/views/room/use-open-panel.ts";
import { useKeys } from "#client/views/transport/use-keys.ts";

interface WorkspaceProps extends Readonly<Record<Panel | "network", ReactNode>> {
  readonly opened: OpenPanel;
  /** What the room or the address keeps off the screen. */
  readonly hidden: ReadonlySet<Panel>;
}

/**
 * Three columns on a desktop or Chromebook, two on a tablet, with tabs below the network; one on a
 * phone, where the network stays and the rest is in tabs. Each panel exists once: only the style
 * differs. What stands below each other in a column is one box wherever it can be, so that no panel
 * is pushed down by its neighbour.
 */
export function Workspace({ network, opened, hidden, ...panels }: WorkspaceProps) {
  const { open } = opened;
  const shown = PHONE_PANELS.filter((name) => !hidden.has(name));
  const lowerShown = LOWER_PANELS.filter((name) => !hidden.has(name));
  const panel = hidden.has(opened.panel) ? "loss" : opened.panel;
  const toMaths = () => {
    open("maths");
    // Of the two rows of tabs one is there; the panel follows it.
    for (const tab of document.querySelectorAll<HTMLElement>("[data-testid$=tab-maths]")) {
      tab.focus();
    }
  };
  useKeys(hidden.has("maths") ? [] : [["m", toMaths]]);
  const lower = lowerPanel(panel, lowerShown);
  const place = (name: Panel) => {
    const isLower = LOWER_PANELS.some((other) => other === name);
    return (
      <div
        key={name}
        id={`panel-${name}`}
        className={classNames(
          "min-w-0",
          // Painted by itself. Not the loss: its chart may be large, over all the others.
          name !== "loss" && "isolate",
          PLACES[name],
          // Out of the column, whose gaps it would double, and as wide as it.
          panel !== name && "max-md:stowed max-md:absolute max-md:inset-x-3",
          isLower && lower !== name && "md:stowed md:absolute md:inset-x-0",
        )}
      >
        {panels[name]}
      </div>
    );
  };
  return (
    <main id="content" tabIndex={-1} className={columns(!hidden.has("settings"))}>
      <div className="contents xl:relative xl:col-start-1 xl:row-start-1 xl:flex xl:min-w-0 xl:flex-col xl:gap-y-7 3xl:-col-start-3 3xl:row-span-2">
        <div className="min-w-0 md:col-start-1 md:row-start-1">{network}</div>
        <PanelTabs
          label={text.room.panels}
          tabs={shown.map((name) => ({ name, label: text.room.tabs[name] }))}
          chosen={panel}
          onChoose={open}
          testId="tab"
          isWide
          className="short:static sticky top-[3.25rem] z-10 -mx-3 -mb-3 bg-paper px-1 md:hidden"
        />
        <PanelTabs
          label={text.room.panels}
          tabs={lowerShown.map((name) => ({ name, label: text.room.tabs[name] }))}
          chosen={lower}
          onChoose={open}
          testId="lower-tab"
          className="max-md:hidden md:col-start-1 md:row-start-3 md:-mb-5"
        />
        {lowerShown.map(place)}
      </div>
      {place("outputs")}
      <div className="contents md:col-start-2 md:row-span-5 md:row-start-1 md:flex md:min-w-0 md:flex-col md:gap-y-7 xl:col-start-3 xl:row-span-1 3xl:contents">
        {place("loss")}
        {hidden.has("settings") ? null : place("settings")}
      </div>
    </main>
  );
}

/** How high picture and chart are is said here, too: they do not know where they stand. */
const columns = (hasSettings: boolean) =>
  classNames(
    "relative mx-auto grid w-full max-w-[120rem] flex-1 content-start gap-x-8 gap-y-5 px-3 pt-3 pb-6",
    "md:grid-cols-[minmax(0,1fr)_19rem] md:grid-rows-[repeat(4,auto)_1fr] md:content-stretch md:gap-y-7 md:px-6 md:pt-4",
    "lg:grid-cols-[minmax(0,1fr)_23rem] xl:grid-cols-[minmax(0,1fr)_19rem_22rem] xl:grid-rows-[auto] 3xl:grid-rows-[auto_1fr]",
    hasSettings
      ? "3xl:grid-cols-[21rem_minmax(0,1fr)_27rem]"
      : "3xl:grid-cols-[minmax(0,1fr)_27rem]",
    "3xl:gap-x-10",
    "md:[--loss-height:11rem] xl:[--loss-height:13rem] 3xl:[--loss-height:20rem]",
    "md:[--picture-height:21rem] 3xl:[--picture-height:24rem]",
  );

const LOWER = "md:col-start-1 md:col-end-2 md:row-start-4";

/**
 * Two columns: what the network does at the left, loss and settings at the right, so that one sees
 * the network while one edits. Three on a Chromebook, where all that moves is seen at once: network,
 * outputs, loss and settings. Three on a desktop: settings, network, loss and outputs;
 * counted from the right, where there may be no settings.
 */
const PLACES: Readonly<Record<Panel, string>> = {
  matrices: LOWER,
  maths: LOWER,
  numpy: LOWER,
  activity: LOWER,
  runs: LOWER,
  outputs:
    "md:col-start-1 md:row-start-2 xl:col-start-2 xl:row-start-1 3xl:-col-start-2 3xl:row-start-2",
  loss: "3xl:-col-start-2 3xl:row-start-1",
  settings: "3xl:col-start-1 3xl:row-span-2 3xl:row-start-1 3xl:border-line 3xl:border-r 3xl:pr-8",
};
