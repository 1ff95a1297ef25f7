/** Words of the transport, for live rooms and replays. */
export const TRANSPORT = {
  title: "Transport",
  play: "Play (space)",
  pause: "Pause (space)",
  playPast: "Play from here, for you alone (space)",
  stepOnce: "One step (→)",
  stepBack: "One step back (←)",
  stepBackLive: "One step back, for you alone (←)",
  rewind: (number: number) =>
    `Rewind: saves run #${number} and starts #${number + 1} with the same initial weights (Home)`,
  toStart: "To the first step (Home)",
  step: "step",
  loss: "loss",
  speed: "steps/s",
  speedLabel: "Steps per second",
  /** One step over some seconds. */
  slow: "slow",
  live: "LIVE",
  past: "PAST",
  said: (step: string, loss: string) => `Step ${step}, loss ${loss}`,
  laterFork: (number: number, step: string) => `Run #${number} went on from here, step ${step}`,
  fork: (step: string) => `This run is a fork: it went on from another one at step ${step}`,
} as const;
