import Link from "next/link";
import { LEARN } from "#client/text/en/learn.ts";
import { text } from "#client/text/en.ts";
import { PageMenu } from "#client/ui/page-menu.tsx";
import { Wordmark } from "#client/ui/wordmark.tsx";
import { Contents } from "#client/views/learn/contents.tsx";
import { LearnNetwork } from "#client/views/learn/learn-network.tsx";
import { LearnStage } from "#client/views/learn/learn-stage.tsx";
import { LearnTransport } from "#client/views/learn/learn-transport.tsx";
import { Story } from "#client/views/learn/story.tsx";

/** `/learn/backprop`: the question, and the way to its answer, with a network that one may train. */
export function LearnView() {
  return (
    <LearnStage>
      <div className="flex min-h-dvh flex-col">
        <header className="mx-auto flex w-full max-w-[100rem] items-center justify-between px-5 py-4 sm:px-8">
          <Link href="/" className="rounded-md">
            <Wordmark />
          </Link>
          <nav className="flex items-center gap-1">
            <Link
              href="/runs"
              className="rounded-md px-3 py-2 font-medium text-soft hover:bg-sunken hover:text-ink"
            >
              {text.home.savedRuns}
            </Link>
            <PageMenu />
          </nav>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-[100rem] flex-1 grid-cols-[minmax(0,1fr)] content-start items-start gap-x-12 gap-y-10 px-5 pt-4 pb-16 sm:px-8 xl:grid-cols-[minmax(0,1fr)_24rem] xl:grid-rows-[auto_1fr] 3xl:grid-cols-[13rem_minmax(0,1fr)_28rem]"
        >
          <div className="sticky top-6 hidden 3xl:row-span-2 3xl:block">
            <Contents />
          </div>
          <div className="min-w-0">
            <h1 className="max-w-[42rem] text-balance font-semibold text-[2rem] leading-[1.12] tracking-[-0.022em] sm:text-[2.5rem]">
              {LEARN.title}
            </h1>
            <p className="mt-5 max-w-[42rem] text-pretty text-base text-soft leading-relaxed">
              {LEARN.lead}
            </p>
          </div>
          <div className="min-w-0 xl:sticky xl:top-6 xl:row-span-2">
            <LearnNetwork />
          </div>
          <article className="min-w-0">
            <Story />
          </article>
        </main>
        <LearnTransport />
      </div>
    </LearnStage>
  );
}
