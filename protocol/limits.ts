/** Every size, rate and queue that the product bounds. docs/PROTOCOL.md lists the same numbers. */
export const LIMITS = {
  /** Settings document. */
  tableColumns: 1_024,
  tableCells: 100_000,
  columnNameCharacters: 64,
  hiddenLayers: 6,
  unitsPerLayer: 512,
  parameters: 200_000,
  steps: 100_000_000,
  seed: 4_294_967_295,
  learningRate: { min: 1e-9, max: 1_000 },
  /** Momentum, the decay of rmsprop and the betas of adam: below `below`. */
  memory: { min: 0, below: 1 },
  /** Above `above`. */
  epsilon: { above: 0, max: 1 },
  regularizationRate: { min: 0, max: 1_000 },
  testShare: { min: 0, max: 0.9 },
  /** Generated points: three columns each, within `tableCells`. */
  samples: { min: 2, max: 33_333 },
  noise: { min: 0, max: 0.5 },
  /** Largest absolute value of a table cell or a given weight. */
  magnitude: 1e15,

  /** Rooms. */
  roomTableCells: 2_000,
  /** Of a batch, rows times (parameters + 16 x units): 15 ms for one step as measured, 50 ms with the slowest activation. */
  roomWorkPerStep: 30_000_000,
  /** Of all rows, which are looked at for what is shown: 15 to 60 ms. */
  roomWorkPerEvaluation: 100_000_000,
  /** What a fork may compute again, rows times (parameters + 16 x units): 5 s as measured. */
  forkWork: 10_000_000_000,
  /** Large tables that a room may store in an hour, and one address may send. */
  tablesPerRoomPerHour: 60,
  tablesPerHourPerAddress: 300,
  roomRevisions: 1_000,
  roomEventBytes: 4 * 1024 * 1024,
  /** How long who was removed from a room is kept out, by token. */
  removedMs: 60 * 60 * 1000,
  /** Earlier codes of a room by which its members, and nobody else, still come back. */
  formerCodes: 8,
  linksRenewedPerHour: 30,
  roomNameCharacters: 60,
  memberNameCharacters: 40,
  /** What somebody wrote about a run. */
  remarkCharacters: 280,
  membersPerRoom: 300,
  /** Of these seats, so many are for frames in other people's pages. */
  watchersPerRoom: 200,
  membersRemembered: 1_000,
  peopleShown: 100,
  roomsPerServer: 1_000,
  editsPerCommand: 32,
  pathCharacters: 64,
  parameterNameCharacters: 24,

  /** Sockets. */
  messageBytes: 256 * 1024,
  commandsPerWindow: 120,
  editsPerWindow: 60,
  parametersPerWindow: 120,
  messagesPerWindow: 600,
  drawingsPerSecond: 12,
  drawingEveryMs: 100,
  presentationsPerSecond: 12,
  presentationEveryMs: 100,
  /** How long a presentation waits for its page to come back. */
  presenterAwayMs: 15_000,
  paceEveryMs: 50,
  runsOpenedPerMinute: 30,
  /** Of their last states, which are stored with them: fewer runs of a large network. */
  runBytesPerMinute: 32 * 1024 * 1024,
  readsAtOnce: 8,
  readsAtOncePerAddress: 4,
  rateWindowMs: 15_000,
  socketsPerAddress: 400,
  joinsPerMinutePerAddress: 120,
  /** Stars and remarks of one person, and from one address. */
  labelsPerMinute: 60,
  labelsPerMinutePerAddress: 300,
  wrongCodesFree: 20,
  wrongCodesPerMinute: 5,
  /** Some classes behind one router, each of which opens a room of its own for everybody. */
  roomsPerHourPerAddress: 240,
  viewerBytesPerSecond: 256 * 1024,
  viewerBufferBytes: 2 * 1024 * 1024,
  viewerSilenceMs: 30_000,
  roomEventsKept: 500,

  /** Frames and recording. */
  framesPerSecond: 30,
  frameLossTail: 64,
  exactFrameParameters: 2_500,
  curvePoints: 10_000,
  chunkBytes: 64 * 1024,
  runFrameBytes: 16 * 1024 * 1024,
  runKeyframeBytes: 16 * 1024 * 1024,
  runEvents: 1_000,

  /** A room that nobody watches: share of one trainer core, and how long before it is paused. */
  unwatchedShare: 0.1,
  unwatchedMs: 60 * 60 * 1000,

  /** Of the library. */
  searchCharacters: 100,
  searchWords: 8,
  /** Of each: what a search costs grows with the length of a word times that of a remark. */
  searchWordCharacters: 32,
  roomsListed: 200,

  httpBodyBytes: 64 * 1024,
  /** 100,000 cells of 40 characters. */
  tableBodyBytes: 4 * 1024 * 1024,
  uploadsAtOnce: 4,
  uploadsAtOncePerAddress: 2,
} as const;
