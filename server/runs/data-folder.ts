import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { dropLock, type LockHolder, takeLock, touchLock } from "#server/runs/folder-lock.ts";

const HEARTBEAT_MS = 2_000;
const LOCK_NAME = "weightroom.lock";

/** A data folder that can't be used; the message is one plain line. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";
}

export interface DataFolderOptions {
  /** Called once when another process has taken the lock, e.g. after this one was frozen. */
  readonly onLost?: () => void;
}

/** The folder that one server process has to itself, from `openDataFolder` to `release`. */
export class DataFolder {
  readonly path: string;
  readonly #lockFile: string;
  readonly #holder: LockHolder;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(path: string, holder: LockHolder, options: DataFolderOptions) {
    this.path = path;
    this.#lockFile = join(path, LOCK_NAME);
    this.#holder = holder;
    this.#heartbeat = setInterval(() => this.#beat(options.onLost), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    await dropLock(this.#lockFile, this.#holder);
  }

  #beat(onLost: (() => void) | undefined): void {
    touchLock(this.#lockFile, this.#holder)
      .then((isOurs) => {
        if (!isOurs) {
          clearInterval(this.#heartbeat);
          onLost?.();
        }
      })
      // A full or absent disk: the next beat tries again, and the store says it louder.
      .catch(() => {});
  }
}

/** @throws {DataFolderError} when it can't be created or written, or another process holds it. */
export async function openDataFolder(
  path: string,
  options: DataFolderOptions = {},
): Promise<DataFolder> {
  const folder = resolve(path);
  const holder = await takeFolder(folder).catch((error: unknown) => {
    const reason = error instanceof Error ? plainReason(error) : String(error);
    throw new DataFolderError(`The data folder ${folder} can't be used: ${reason}.`, {
      cause: error,
    });
  });
  if (!holder.isOurs) {
    const where = holder.pid === 0 ? "that is just starting" : `with pid ${holder.pid}`;
    throw new DataFolderError(
      `The data folder ${folder} is in use by another process ${where} on ${holder.host}.`,
    );
  }
  return new DataFolder(folder, holder, options);
}

async function takeFolder(folder: string) {
  await mkdir(folder, { recursive: true });
  return takeLock(join(folder, LOCK_NAME));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "it can't be written (no permission)",
  EPERM: "it can't be written (no permission)",
  EROFS: "its disk is read-only",
  ENOSPC: "its disk is full",
  EEXIST: "there is a file of that name",
  ENOTDIR: "a part of its path is a file",
};

function plainReason(error: Error): string {
  const code = "code" in error ? String(error.code) : "";
  return REASONS[code] ?? error.message.replaceAll(/\s+/g, " ");
}
