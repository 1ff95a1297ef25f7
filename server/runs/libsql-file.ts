import { sep } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";

type Config = Parameters<PrismaLibSql["createClient"]>[0];
type Client = ReturnType<PrismaLibSql["createClient"]>;
type Transaction = Awaited<ReturnType<Client["transaction"]>>;

/** How long a statement waits for another process's lock, in ms. */
const BUSY_MS = 5_000;

/**
 * The libSQL adapter with one connection for everything. The plain client drops its connection at
 * every transaction and opens another, which loses the PRAGMAs (measured: busy_timeout) and leaves
 * the file open. Its own lock keeps other queries out while a transaction is open.
 */
export class LibSqlFile extends PrismaLibSql {
  readonly #clients = new Map<string, Client>();

  constructor(file: string) {
    super({ url: libsqlUrl(file), timeout: BUSY_MS });
  }

  override createClient(config: Config): Client {
    const client = this.#clients.get(config.url) ?? super.createClient(config);
    client.transaction = () => beginOn(client);
    this.#clients.set(config.url, client);
    return client;
  }

  async query(sql: string, args: readonly string[] = []): Promise<unknown[][]> {
    const adapter = await this.connect();
    const argTypes = args.map(() => ({ scalarType: "string", arity: "scalar" }) as const);
    return (await adapter.queryRaw({ sql, args: [...args], argTypes })).rows;
  }
}

/** Percent-encoded, because libSQL reads `?` and `#` in a path as parts of a URL. */
function libsqlUrl(file: string): string {
  return `file:${file.split(sep).map(encodeURIComponent).join("/")}`;
}

async function beginOn(client: Client): Promise<Transaction> {
  // Immediate: a writer that begins deferred can fail in the middle when it comes to its first write.
  await client.execute("BEGIN IMMEDIATE");
  let isOpen = true;
  const rollback = async (): Promise<void> => {
    isOpen = false;
    await client.execute("ROLLBACK");
  };
  return {
    execute: client.execute.bind(client),
    commit: async () => {
      try {
        await client.execute("COMMIT");
        isOpen = false;
      } catch (error) {
        // A COMMIT that fails leaves the transaction open on the connection that all share.
        await rollback().catch(() => {});
        throw error;
      }
    },
    rollback,
    close: () => {},
    get closed() {
      return !isOpen;
    },
    // The adapter's transactions run single statements only; on the client these begin their own.
    batch: () => Promise.reject(new Error("no batch inside a transaction")),
    executeMultiple: () => Promise.reject(new Error("no script inside a transaction")),
  };
}
