"use client";

import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { MENU } from "#client/text/en/menu.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { Popover } from "#client/ui/popover.tsx";

const PageMenuList = lazily(
  async () => (await import("#client/ui/page-menu-list.tsx")).PageMenuList,
  <div className="h-44" />,
);

interface PageMenuProps {
  /** Where the page has keys of its own. */
  readonly onShortcuts?: () => void;
  /** Where the page can be shown on a wall. */
  readonly projectorHref?: string | undefined;
  /** Entries of the page's own. */
  readonly children?: ReactNode;
}

/** What belongs to this browser and not to the room: theme, sounds, and what explains the page. */
export function PageMenu({ onShortcuts, projectorHref, children }: PageMenuProps) {
  return (
    <Popover
      label={MENU.title}
      trigger={
        <IconButton label={MENU.title} data-testid="page-menu">
          <Ellipsis size={18} aria-hidden />
        </IconButton>
      }
    >
      <PageMenuList onShortcuts={onShortcuts} projectorHref={projectorHref}>
        {children}
      </PageMenuList>
    </Popover>
  );
}
