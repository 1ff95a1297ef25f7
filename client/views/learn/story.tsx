import type { ReactNode } from "react";
import { LEARN } from "#client/text/en/learn.ts";
import { Chapter } from "#client/views/learn/chapter.tsx";
import { CodeExhibit } from "#client/views/learn/code-exhibit.tsx";
import {
  Bench,
  Check,
  Cost,
  DeltaShape,
  DeltaSign,
  Derivation,
  MatricesOfNetwork,
  Nudge,
  Pile,
  Product,
  Slope,
  Step,
  Sum,
  Things,
} from "#client/views/learn/exhibits.tsx";
import { GoOn } from "#client/views/learn/go-on.tsx";
import { Prose } from "#client/views/learn/prose.tsx";
import { SelfTest } from "#client/views/learn/self-test.tsx";

/** From "C = 1/2 sum (y-a)^2" to "so this is why". */
export function Story() {
  const { question, things, cost, slope, delta, weight, samples, matrix } = LEARN;
  return (
    <div className="flex flex-col gap-14">
      <Chapter name="question">
        <CodeExhibit label={question.code} />
        <Prose>{question.works}</Prose>
        <Prose>{question.derived}</Prose>
        <Prose>{question.trap}</Prose>
      </Chapter>
      <Chapter name="things">
        <Prose>{things.sizes}</Prose>
        <Things />
        <MatricesOfNetwork />
        <DeltaShape />
      </Chapter>
      <Chapter name="cost">
        <Prose>{cost.sum}</Prose>
        <Cost />
      </Chapter>
      <Chapter name="slope">
        <Prose>{slope.ask}</Prose>
        <Slope />
        <Prose>{slope.shape}</Prose>
      </Chapter>
      <Chapter name="delta">
        <Prose>{delta.chain}</Prose>
        <Step id="delta2" />
        <DeltaSign />
        <Key>{delta.yours}</Key>
      </Chapter>
      <Chapter name="weight">
        <Prose>{weight.product}</Prose>
        <Prose>{weight.try}</Prose>
        <Nudge />
        <Key>{weight.here}</Key>
      </Chapter>
      <Chapter name="samples">
        <Prose>{samples.sum}</Prose>
        <Sum />
        <Prose>{samples.gone}</Prose>
      </Chapter>
      <Chapter name="matrix">
        <Prose>{matrix.pile}</Prose>
        <Pile />
        <Prose>{matrix.product}</Prose>
        <Product />
        <Prose>{matrix.symbols}</Prose>
        <Derivation />
      </Chapter>
      <LaterChapters />
    </div>
  );
}

/** What follows once aᵀδ is understood. */
function LaterChapters() {
  const { back, step, bench, check, answer } = LEARN;
  return (
    <>
      <Chapter name="back">
        <Prose>{back.blame}</Prose>
        <Step id="delta1" />
        <Prose>{back.again}</Prose>
        <Step id="gradient1" />
      </Chapter>
      <Chapter name="step">
        <Prose>{step.move}</Prose>
        <Prose>{step.sign}</Prose>
        <Step id="update" hasSign />
      </Chapter>
      <Chapter name="bench">
        <Prose>{bench.true}</Prose>
        <Bench />
        <Prose>{bench.after}</Prose>
      </Chapter>
      <Chapter name="check">
        <Prose>{check.how}</Prose>
        <Check />
      </Chapter>
      <Chapter name="answer">
        <ol className="flex max-w-[42rem] list-decimal flex-col gap-2 pl-5 marker:text-accent">
          {answer.summary.map((sentence) => (
            <li key={sentence} className="pl-1">
              <Prose>{sentence}</Prose>
            </li>
          ))}
        </ol>
        <SelfTest />
        <GoOn />
      </Chapter>
    </>
  );
}

/** A sentence that the rest hangs on. */
function Key({ children }: { readonly children: string }): ReactNode {
  return (
    <div className="border-accent border-l-2 pl-4 font-medium">
      <Prose>{children}</Prose>
    </div>
  );
}
