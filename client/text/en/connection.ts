/** How the page stands with its server, where it is not simply live. */
export const CONNECTION = {
  liveWith: (ms: number) => `live ${ms} ms`,
  reconnecting: "The connection is gone. Trying again…",
  again: "Trying again…",
  age: (seconds: number) => `What you see is ${ageOf(seconds)} old.`,
  runAge: (seconds: number) => `The run's newest picture is ${ageOf(seconds)} old.`,
  outdated: "The server was updated. Reload this page to go on; what you typed is kept.",
  reload: "Reload",
} as const;

function ageOf(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}
