"use client";

import { ERRORS } from "#client/text/en/errors.ts";
import { Button } from "#client/ui/button.tsx";
import { FullPageMessage } from "#client/ui/full-page-message.tsx";

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <FullPageMessage
      title={ERRORS.brokenTitle}
      body={ERRORS.brokenBody}
      links={[{ href: "/", label: ERRORS.toHome }]}
    >
      <Button tone="primary" onClick={reset}>
        {ERRORS.tryAgain}
      </Button>
    </FullPageMessage>
  );
}
