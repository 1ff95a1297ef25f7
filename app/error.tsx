"use client";

import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { FullPageMessage } from "#client/ui/full-page-message.tsx";

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <FullPageMessage
      title={text.errors.brokenTitle}
      body={text.errors.brokenBody}
      links={[{ href: "/", label: text.errors.toHome }]}
    >
      <Button tone="primary" onClick={reset}>
        {text.errors.tryAgain}
      </Button>
    </FullPageMessage>
  );
}
