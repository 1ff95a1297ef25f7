/** Words of the pad to draw a digit on, which the network reads. */
export const DIGITS = {
  title: "Draw a digit",
  pad: "Pad: draw a digit from 0 to 9",
  padHelp:
    "With keys: arrows move the pen, Space sets it down and lifts it, Delete clears, Escape lifts it and puts it away.",
  shown: (name: string) => `The digit that ${name} draws`,
  shownOwn: "The digit that you draw",
  nothing: "Nothing is drawn.",
  empty: "draw here",
  emptyViewer: "nobody has drawn yet",
  viewer: "Editors and the host may draw.",
  clear: "Clear",
  byYou: "You draw; everybody sees it.",
  byYouAlone: "You draw.",
  by: (name: string) => `${name} draws.`,
  seen: "as the network sees it",
  answers: "What the network answers, by digit",
  answer: (name: string, value: string) => `${name}: ${value}`,
  reads: (name: string) => `reads ${name}`,
  readsNothing: "reads –",
  atStep: (step: string) => `of step ${step}`,
  said: (name: string, value: string) => `The network reads ${name}: ${value}.`,
} as const;
