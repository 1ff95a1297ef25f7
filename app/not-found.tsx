import { text } from "#client/text/en.ts";
import { FullPageMessage } from "#client/ui/full-page-message.tsx";

export default function NotFound() {
  return (
    <FullPageMessage
      title={text.errors.pageNotFoundTitle}
      body={text.errors.pageNotFoundBody}
      links={[{ href: "/", label: text.errors.toHome }]}
    />
  );
}
