import type { ReactNode } from "react";
import { classNames } from "#client/ui/class-names.ts";

interface BannerProps {
  readonly tone: "plain" | "alarm" | "accent";
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly testId: string;
}

/** One line across the page, above what it is about. */
export function Banner({ tone, children, action, testId }: BannerProps) {
  return (
    <div
      role={tone === "alarm" ? "alert" : "status"}
      data-testid={testId}
      className={classNames(
        "arrive border-line border-b",
        tone === "alarm" && "bg-alarm-wash",
        tone === "accent" && "bg-accent-wash",
        tone === "plain" && "bg-sunken",
      )}
    >
      <div className="mx-auto flex w-full max-w-[120rem] flex-wrap items-center justify-between gap-x-6 gap-y-1.5 px-3 py-2 md:px-6">
        <p className="min-w-0 text-pretty text-[0.8125rem]">{children}</p>
        {action}
      </div>
    </div>
  );
}
