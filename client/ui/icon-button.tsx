import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#client/ui/class-names.ts";
import { Hint } from "#client/ui/hint.tsx";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  /** Said by screen readers and shown as the tooltip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly size?: "small" | "normal";
}

/** A button that is only a picture, with its name on hover and focus. */
export function IconButton({
  label,
  children,
  size = "normal",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Hint text={label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(
          "inline-flex shrink-0 items-center justify-center rounded-md text-soft transition-colors",
          "hover:bg-sunken hover:text-ink active:bg-line",
          "disabled:cursor-not-allowed disabled:opacity-40 disabled:hover:bg-transparent",
          // Fingers get 40 px: a small one reaches beyond what is drawn.
          size === "small"
            ? "relative size-7 pointer-coarse:after:absolute pointer-coarse:after:-inset-x-1 pointer-coarse:after:-inset-y-1.5"
            : "size-9 pointer-coarse:size-10",
          className,
        )}
      >
        {children}
      </button>
    </Hint>
  );
}
