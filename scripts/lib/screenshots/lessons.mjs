// The story of backpropagation, chapter by chapter.
import { choose, inTurn, press } from "./act.mjs";

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
    isOneScreen: true,
  })),
  {
    name: "learn-trained",
    open: story("weight"),
    act: inTurn(press("step-once"), press("step-once")),
    isOneScreen: true,
  },
  {
    name: "learn-answered",
    open: story("weight"),
    act: choose("self-test", "5 samples"),
    isOneScreen: true,
  },
];
