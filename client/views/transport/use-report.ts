"use client";

import { useCallback } from "react";
import { errorText } from "#client/session/error-text.ts";
import { showMessage } from "#client/ui/messages.ts";
import type { Result } from "#protocol/errors.ts";

/** Tells when something that was asked for was refused; what succeeds shows itself. */
export function useReport(): (asked: Promise<Result<void>>) => void {
  return useCallback((asked) => {
    void asked.then((answer) => {
      if (!answer.ok) {
        const { code, message } = answer.error;
        showMessage({ tone: "alarm", title: errorText(code), detail: message });
      }
    });
  }, []);
}
