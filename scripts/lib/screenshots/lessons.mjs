// The story of backpropagation, chapter by chapter.
import { inTurn, press } from "./act.mjs";

const CHAPTERS = [
  "question",
  "things",
  "cost",
  "slope",
  "delta",
  "weight",
  "samples",
  "matrix",
  "back",
  "step",
  "bench",
  "check",
  "answer",
];

const story = (chapter) => (stage) => `${stage.url}/learn/backprop#${chapter}`;

export const LESSONS = [
  { name: "learn", open: (stage) => `${stage.url}/learn/backprop`, isOneScreen: true },
  ...CHAPTERS.map((chapter) => ({
    name: `learn-${chapter}`,
    open: story(chapter),
    at: `[data-testid=chapter-${chapter}]`,
    isOneScreen: true,
  })),
  {
    name: "learn-trained",
    open: story("weight"),
    act: inTurn(press("step-once"), press("step-once")),
    at: "[data-testid=chapter-weight]",
    isOneScreen: true,
  },
  {
    name: "learn-answered",
    open: story("weight"),
    act: (page) => page.getByTestId("self-test").getByText("5 samples").click(),
    at: "[data-testid=self-test]",
    isOneScreen: true,
  },
];
