"use client";

import { useCallback } from "react";
import { toast } from "sonner";
import { errorText } from "#client/session/error-text.ts";
import type { Result } from "#protocol/errors.ts";

/** Tells when something that was asked for was refused; what succeeds shows itself. */
export function useReport(): (asked: Promise<Result<void>>) => void {
  return useCallback((asked) => {
    void asked.then((answer) => {
      if (!answer.ok) {
        toast.error(errorText(answer.error.code), { description: answer.error.message });
      }
    });
  }, []);
}
