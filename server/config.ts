import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What the operator decides. Flags win over the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly isDevelopment: boolean;
  /** Opens the local address in the machine's browser when the server is up. */
  readonly mayOpenBrowser: boolean;
  readonly trainerCount: number;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A flag or variable that can't be used. The message is the one line that the operator reads. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** @throws {ConfigError} naming the flag or variable, what it holds and what it may hold. */
export function readConfig(args: readonly string[], root: string, env = process.env): Config {
  const flags = readFlags(args);
  return {
    port: readPort(flags.port ?? env["PORT"], flags.port === undefined ? "PORT" : "--port"),
    host: readHost(flags.host ?? env["HOST"], flags.host === undefined ? "HOST" : "--host"),
    dataFolder: resolve(root, flags.data ?? nonEmpty(env["DATA_DIR"]) ?? "data"),
    isDevelopment: flags.dev,
    mayOpenBrowser: flags.open,
    trainerCount: readTrainers(env["TRAINERS"]),
    logLevel: readLogLevel(env["LOG_LEVEL"]),
  };
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        data: { type: "string" },
        open: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    throw new ConfigError(`${cause}. Known: --port N, --host NAME, --data FOLDER, --open`, {
      cause: error,
    });
  }
}

function readPort(text: string | undefined, name: string): number {
  const port = Number(nonEmpty(text) ?? "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`${name} is "${text}", it must be a whole number from 0 to 65535`);
  }
  return port;
}

// Some shells export HOST as the machine's triplet or name; only what can be listened on counts.
function readHost(text: string | undefined, name: string): string {
  const host = nonEmpty(text) ?? "0.0.0.0";
  if (!/^[\w.:-]{1,253}$/.test(host)) {
    throw new ConfigError(
      `${name} is "${host.slice(0, 60)}", it must be an address or a host name`,
    );
  }
  return host;
}

/** One for every core but the one that serves. */
function readTrainers(text: string | undefined): number {
  const count = Number(nonEmpty(text) ?? Math.max(1, availableParallelism() - 1));
  if (!Number.isInteger(count) || count < 1 || count > 64) {
    throw new ConfigError(`TRAINERS is "${text}", it must be a whole number from 1 to 64`);
  }
  return count;
}

function readLogLevel(text: string | undefined): LogLevel {
  const level = nonEmpty(text) ?? "warn";
  const known = LOG_LEVELS.find((name) => name === level);
  if (known === undefined) {
    throw new ConfigError(`LOG_LEVEL is "${level}", it must be one of ${LOG_LEVELS.join(", ")}`);
  }
  return known;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}
