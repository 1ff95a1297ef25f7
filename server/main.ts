import { once } from "node:events";
import type { Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Logger, pino } from "pino";
import type { Goodbye } from "#protocol/room.ts";
import { announce, openBrowser } from "#server/announce.ts";
import { chance } from "#server/chance.ts";
import { type Config, ConfigError, readConfig } from "#server/config.ts";
import { lanAddresses } from "#server/gateway/addresses.ts";
import { Door } from "#server/gateway/door.ts";
import { createHttpGateway, type HttpBackends } from "#server/gateway/http-gateway.ts";
import { SocketGateway } from "#server/gateway/socket-gateway.ts";
import { HealthWatch } from "#server/health.ts";
import { openPages } from "#server/pages.ts";
import { RunRecorder } from "#server/recording/run-recorder.ts";
import { Lobby } from "#server/rooms/lobby.ts";
import type { RoomServices } from "#server/rooms/ports.ts";
import { DataFolderError, openDataFolder } from "#server/runs/data-folder.ts";
import { StorageError } from "#server/runs/storage-error.ts";
import { StoreClient } from "#server/runs/store-client.ts";
import { TableCache } from "#server/runs/table-cache.ts";
import { KernelsError, loadKernels } from "#server/training/load-kernels.ts";
import { TrainerPool } from "#server/training/trainer-pool.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Everything must be stored and told by then; after that the process goes without asking. */
const STOP_WITHIN_MS = 9_000;
/** After this a room that nobody was in has no code any more; its runs stay. */
const IDLE_ROOM_MS = 48 * 60 * 60 * 1000;
const IDLE_CHECK_MS = 60 * 60 * 1000;
const RESTARTING: Goodbye = {
  error: { code: "server-stopping", message: "the server is restarting" },
  retryInMs: 2_000,
};

/** Starts the server and keeps it until a signal. What it can't do is one line on stderr and exit 1. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await start(readConfig(args, ROOT));
  } catch (error) {
    process.stderr.write(`weightroom: ${startFault(error)}\n`);
    process.exit(1);
  }
}

/** A server in operation. Ends with `stop`, which stores everything and lets everybody know. */
interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
}

async function start(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const folder = await openDataFolder(config.dataFolder, {
    onLost: () => {
      process.stderr.write("weightroom: another process has taken the data folder\n");
      process.exit(1);
    },
  });
  const server = await openServer(config, logger).catch(async (error: unknown) => {
    await folder.release();
    throw error;
  });
  let isStopping = false;
  const stop = () => {
    if (!isStopping) {
      isStopping = true;
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      void server
        .stop()
        .then(() => folder.release())
        .then(() => process.exit(0))
        .catch((error: unknown) => {
          logger.error({ err: error }, "stopping failed");
          process.exit(1);
        });
    }
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, stop);
  }
  const addresses = lanAddresses(config.host, server.port);
  process.stdout.write(
    await announce({ port: server.port, addresses, dataFolder: config.dataFolder }),
  );
  if (config.mayOpenBrowser) {
    openBrowser(`http://localhost:${server.port}`);
  }
}

async function openServer(config: Config, logger: Logger): Promise<RunningServer> {
  const report = (message: string, error: unknown) => logger.error({ err: error }, message);
  let backends: HttpBackends | null = null;
  const http = createHttpGateway(() => backends, config.isDevelopment);
  const port = await listen(http, config);
  const kernels = await loadKernels(new URL("../kernels.wasm", import.meta.url));
  const store = await StoreClient.open({
    workerUrl: new URL("./storage-worker.js", import.meta.url),
    databaseFile: join(config.dataFolder, "weightroom.db"),
    migrationsDirectory: join(ROOT, "prisma", "migrations"),
    idleRoomMs: IDLE_ROOM_MS,
    onDeath: (error) => {
      report("the storage worker died: nothing can be stored any more", error);
      process.exit(1);
    },
  });
  const tables = new TableCache((hash) => store.readTable(hash));
  const trainer = new TrainerPool({
    kernels,
    workerUrl: new URL("./trainer-worker.js", import.meta.url),
    workerCount: config.trainerCount,
    readTable: (hash) => tables.read(hash),
  });
  const lobby = new Lobby(services(store, trainer, report));
  const door = new Door();
  const sockets = new SocketGateway({ lobby, door, report });
  const pages = await openPages({
    root: ROOT,
    isDevelopment: config.isDevelopment,
    host: config.host,
    port,
  });
  await lobby.restore(await store.takeOver());
  const idleCheck = setInterval(
    () => void lobby.closeIdle(IDLE_ROOM_MS).catch((error) => report("an idle room", error)),
    IDLE_CHECK_MS,
  );
  const health = new HealthWatch();
  let isStopping = false;
  backends = {
    api: {
      lobby,
      door,
      store,
      tables,
      addresses: () => lanAddresses(config.host, port),
      health: () =>
        health.read({ rooms: lobby.rooms.length, connections: lobby.connectionCount, isStopping }),
    },
    pages: pages.handle,
    pageUpgrade: pages.upgrade,
    sockets,
    report,
  };
  return {
    port,
    stop: async () => {
      isStopping = true;
      health.stop();
      clearInterval(idleCheck);
      sockets.refuseNewcomers(RESTARTING);
      await lobby.close(RESTARTING);
      await Promise.all([store.close(), trainer.close()]);
      sockets.close();
      http.closeAllConnections();
      await pages.close();
    },
  };
}

function services(
  store: StoreClient,
  trainer: TrainerPool,
  report: RoomServices["report"],
): RoomServices {
  return {
    store,
    trainer,
    chance,
    nowMs: () => Date.now(),
    createRecorder: ({ id, epoch, recorded }) =>
      new RunRecorder({
        runId: id,
        epoch,
        usedFrameBytes: recorded.frameBytes,
        usedKeyframeBytes: recorded.keyframeBytes,
        write: (writes) => store.commit(writes),
        onError: (error) => report(`run ${id}: frames were not recorded`, error),
        clock: {
          nowMs: () => performance.now(),
          after: (delayMs, callback) => {
            const timer = setTimeout(callback, delayMs);
            return () => clearTimeout(timer);
          },
        },
      }),
    report,
  };
}

async function listen(http: Server, { port, host }: Config): Promise<number> {
  http.listen(port, host);
  await once(http, "listening");
  const address = http.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** One line for the operator; a bug shows its stack. */
function startFault(error: unknown): string {
  if (
    error instanceof ConfigError ||
    error instanceof DataFolderError ||
    error instanceof KernelsError ||
    error instanceof StorageError
  ) {
    return error.message;
  }
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  const port: unknown = error instanceof Error ? Reflect.get(error, "port") : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `port ${port} is in use by another program: choose one with --port`;
    case "EACCES":
      return `port ${port} may not be used by this account: choose one above 1023 with --port`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return "this machine has no such address: check --host";
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
