"use client";

import { useCallback } from "react";
import { errorText } from "#client/session/error-text.ts";
import { text } from "#client/text/en.ts";
import { showMessage } from "#client/ui/messages.ts";
import type { Result } from "#protocol/errors.ts";

/** Tells when something that was asked for was refused; what succeeds shows itself. */
export function useReport(): (asked: Promise<Result<void>>) => void {
  return useCallback((asked) => {
    void asked.then((answer) => {
      if (!answer.ok) {
        const { code, message, path } = answer.error;
        showMessage(
          path === "name"
            ? { tone: "alarm", title: text.name.refused, detail: message.replace("name: ", "") }
            : { tone: "alarm", title: errorText(code), detail: message },
        );
      }
    });
  }, []);
}
