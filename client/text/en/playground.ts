import { plural } from "#client/text/en/plural.ts";

/** The words of the home page's own training, and of what stands around it. */
export const PLAYGROUND = {
  title: "Try it: it trains in this browser",
  choose: "Network to play with",
  networks: { origin: "Origin", circle: "Circle", xor: "XOR", spiral: "Spiral" },
  about: {
    origin: "Four rows, 3-4-1 sigmoid units, no biases: does the answer follow x1 ≠ x2?",
    circle: "A disc in a ring: no line parts them; 4-4-1 units bend one that does.",
    xor: "Four corners, two and two: the problem that one layer alone cannot solve.",
    spiral: "Two spiral arms of 250 points, told apart by 8-8-1 units with Adam.",
  },
  output: "Output",
  controls: "Network and data: every change starts over at step 0",
  layers: "Hidden layers",
  layersMore: "One hidden layer more",
  layersLess: "One hidden layer less",
  units: (layer: number) => `Units in layer ${layer}`,
  unitsShort: (layer: number) => `Layer ${layer}`,
  unitsMore: (layer: number) => `One unit more in layer ${layer}`,
  unitsLess: (layer: number) => `One unit less in layer ${layer}`,
  activation: "Activation of the hidden units",
  activationShort: "Activation",
  noise: "Noise",
  noiseMore: "More noise",
  noiseLess: "Less noise",
  newWeights: "New weights",
  newWeightsNote: "Other initial weights, from the next seed",
  engines: {
    fast: "WebAssembly, in this browser: no server takes part.",
    reference:
      "The plain engine, in this browser: the same bits, only slower. No server takes part.",
  },
  failed:
    "Nothing can be trained here now: this browser could not start a worker. Rooms still work.",
  rewind: "Back to the initial weights",
  stepBack: "One step back",
  stepOn: "One step on",
  rate: "Learning rate",
  rateLower: "Lower the learning rate",
  rateHigher: "Raise the learning rate",
  ended: "It has reached its last step. Play it again, or rewind and change the learning rate.",
  diverged: (step: string, message: string) =>
    `It diverged after step ${step}: ${message}. Rewind and lower the learning rate.`,
  openThis: "Open a room with this",
  opening: "Opening…",
  openThisNote: "The room starts with these weights and settings, at step 0.",
  openThisSeed: "These weights are too many to carry over: the room starts from the seed.",
  openRoomNote: "No account. A fresh Origin, a 3-4-1 network, is loaded.",
  myRoomsEmpty: "Rooms that you open or join on this browser are listed here.",
  allRooms: (count: number) => `All ${count} rooms`,
  fewerRooms: "The newest rooms alone",
  latestRuns: "Latest saved runs",
  runsEmpty:
    "Nobody has trained in a room here yet. Open one and press play: its run is saved by itself.",
  runsFailed: "The saved runs cannot be loaded now.",
  runSteps: (count: number, shown: string) =>
    plural(count, "step", "steps").replace(String(count), shown),
  allRuns: "All saved runs, to replay",
} as const;
