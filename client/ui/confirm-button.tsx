"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";

interface ConfirmButtonProps {
  /** Its name, also for a screen reader where it is only a picture. */
  readonly label: string;
  /** What the second press does. */
  readonly confirm: string;
  readonly note: string;
  readonly testId: string;
  readonly onConfirm: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What cannot be taken back takes two presses; leaving the button forgets the first. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, confirm, note, testId, onConfirm, className, children } = props;
  const [isAsking, setIsAsking] = useState(false);
  const press = () => {
    if (isAsking) {
      onConfirm();
    }
    setIsAsking(!isAsking);
  };
  return (
    <Button
      size="small"
      tone={isAsking ? "danger" : "plain"}
      title={note}
      aria-label={isAsking ? `${confirm}: ${label}` : label}
      data-testid={testId}
      onClick={press}
      onBlur={() => setIsAsking(false)}
      className={classNames("pointer-coarse:h-11", className)}
    >
      {isAsking ? confirm : children}
    </Button>
  );
}
