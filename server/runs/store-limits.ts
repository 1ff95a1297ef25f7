/** What one request to the store may carry, and how many may wait. Far above what rooms send. */
export const STORE_LIMITS = {
  writesPerCommit: 1_000,
  /** One keyframe, chunk or curve. */
  blobBytes: 16 * 1024 * 1024,
  waitingRequests: 10_000,
  waitingBytes: 256 * 1024 * 1024,
  runsPerPage: 100,
  thumbnailPoints: 64,
  /** A transaction that lasts longer is taken back. */
  transactionMs: 60_000,
} as const;
