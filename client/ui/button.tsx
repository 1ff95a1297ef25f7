import type { ComponentProps } from "react";
import { classNames } from "#client/ui/class-names.ts";

type Tone = "primary" | "plain" | "quiet" | "danger";
type Size = "small" | "normal" | "large";

export interface ButtonProps extends ComponentProps<"button"> {
  readonly tone?: Tone;
  readonly size?: Size;
}

const TONES: Record<Tone, string> = {
  primary: "bg-accent text-accent-ink hover:opacity-90 active:opacity-80",
  plain: "border border-line-strong/60 bg-raised text-ink hover:border-ink active:bg-sunken",
  quiet: "text-soft hover:bg-sunken hover:text-ink active:bg-line",
  danger: "border border-alarm/50 bg-raised text-alarm hover:bg-alarm-wash",
};

const SIZES: Record<Size, string> = {
  small: "h-8 pointer-coarse:h-10 gap-1.5 rounded-md px-2.5 text-[0.8125rem]",
  normal: "h-9 pointer-coarse:h-10 gap-2 rounded-md px-3.5 text-sm",
  large: "h-12 gap-2.5 rounded-lg px-5 text-base",
};

/** A button with words in it. */
export function Button({ tone = "plain", size = "normal", className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors",
        "disabled:cursor-not-allowed disabled:opacity-45",
        TONES[tone],
        SIZES[size],
        className,
      )}
    />
  );
}
