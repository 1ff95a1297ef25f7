import { LEARN } from "#client/text/en/learn.ts";
import { Prose, Words } from "#client/views/learn/prose.tsx";

const WORDS = LEARN.answer;

/** Questions to answer in one's own words before one opens the answer. */
export function SelfTest() {
  return (
    <div data-testid="self-test">
      <h3 className="font-semibold text-base">{WORDS.words}</h3>
      <p className="mt-1 text-soft text-sm">{WORDS.wordsHint}</p>
      <div className="mt-3 max-w-[42rem] border-line border-t">
        {WORDS.questions.map(({ ask, tell }) => (
          <details key={ask} className="group border-line border-b">
            <summary className="flex min-h-10 cursor-pointer list-none items-baseline gap-3 py-2.5 text-[0.9375rem] leading-relaxed [&::-webkit-details-marker]:hidden">
              <span className="w-3 shrink-0 text-accent transition-transform group-open:rotate-90 motion-reduce:transition-none">
                ›
              </span>
              <span>
                <Words>{ask}</Words>
              </span>
            </summary>
            <div className="pb-4 pl-6 text-soft">
              <Prose>{tell}</Prose>
            </div>
          </details>
        ))}
      </div>
    </div>
  );
}
