import { Minus, Plus } from "lucide-react";
import { IconButton } from "#client/ui/icon-button.tsx";

interface StepperProps {
  readonly name: string;
  /** What the two buttons do. */
  readonly less: string;
  readonly more: string;
  readonly shown: string;
  /** Null where there is no further one. */
  readonly onLess: (() => void) | null;
  readonly onMore: (() => void) | null;
  readonly testId: string;
}

/** A number with a button at each side. */
export function Stepper({ name, less, more, shown, onLess, onMore, testId }: StepperProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a box of its own
    <div role="group" aria-label={name} className="flex items-center gap-0.5" data-testid={testId}>
      <span className="text-soft text-xs">{name}</span>
      <IconButton
        label={less}
        size="small"
        onClick={() => onLess?.()}
        aria-disabled={onLess === null}
        data-testid={`${testId}-less`}
        className="aria-disabled:opacity-40 pointer-coarse:size-10"
      >
        <Minus size={15} aria-hidden />
      </IconButton>
      <output className="num min-w-5 text-center text-[0.8125rem]" data-testid={`${testId}-value`}>
        {shown}
      </output>
      <IconButton
        label={more}
        size="small"
        onClick={() => onMore?.()}
        aria-disabled={onMore === null}
        data-testid={`${testId}-more`}
        className="aria-disabled:opacity-40 pointer-coarse:size-10"
      >
        <Plus size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
