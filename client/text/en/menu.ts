/** Words of the menu that stands in every page's header. */
export const MENU = {
  title: "Menu",
  skip: "Skip to the page's content",
  theme: "Theme",
  themes: { system: "System", light: "Light", dark: "Dark", contrast: "High contrast" },
  sounds: "Sounds",
  soundsNote: "Somebody joins, a run ends or diverges, something is refused. On this browser only.",
  glossary: "Glossary",
  shortcuts: "Keyboard",
  /** Keys of every page. */
  keys: [
    ["g", "the glossary"],
    ["F1", "the term of what has the focus"],
    ["↑ ↓", "on a term: to the term before or after it"],
  ],
  noScript:
    "Weightroom computes and draws in your browser: it needs JavaScript. Allow it for this address and load the page again.",
  noSimd:
    "This browser has no WebAssembly SIMD. Watching works as for everybody; what this page computes itself takes longer.",
} as const;
