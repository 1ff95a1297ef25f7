import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Mt19937 } from "#engine/random/mt19937.ts";
import type { RoomEvent, RoomSnapshot, VersionedRoomEvent, Welcome } from "#protocol/room.ts";
import { writePath } from "#protocol/settings-path.ts";
import { join, openRoom } from "#tests/support/room-client.ts";
import { SocketClient } from "#tests/support/socket-client.ts";
import { startServer, type TestServer } from "#tests/support/start-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const CLIENTS = 8;
const ROUNDS = 60;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

/** Somebody who drops and returns, and holds only what the messages said. */
class Member {
  #client: SocketClient | null = null;
  #token: string | undefined;
  #name: string;
  settings: unknown = null;
  version = 0;
  #seen = 0;
  readonly #code: string;

  constructor(code: string, name: string) {
    this.#code = code;
    this.#name = name;
  }

  async come(): Promise<void> {
    const { client, welcome } = await SocketClient.join(server.url, {
      code: this.#code,
      name: this.#name,
      ...(this.#token === undefined ? {} : { token: this.#token, lastVersion: this.version }),
    });
    this.#client = client;
    this.#seen = 0;
    this.#token = welcome.you.token;
    this.#begin(welcome);
  }

  drop(): void {
    this.#listen();
    this.#client?.cut();
    this.#client = null;
  }

  async edit(random: Mt19937): Promise<void> {
    this.#listen();
    const fields: [string, unknown][] = [
      ["initial.seed", random.integer(1_000)],
      ["layers[0].units", 1 + random.integer(20)],
      ["optimizer.learningRate", 0.1 + random.uniform()],
      [`data.rows[${random.integer(3)}][3]`, random.integer(1)],
      ["bias", random.integer(1) === 1],
      ["stop.steps", 10_000 + random.integer(1_000)],
    ];
    const [path, value] = fields[random.integer(fields.length - 1)] ?? ["bias", true];
    await this.#client?.command("edit-settings", {
      editId: `${this.#name}-${random.integer(2 ** 30)}`,
      edits: [{ path, value, base: this.version }],
    });
  }

  get isHere(): boolean {
    return this.#client !== null;
  }

  listen(): void {
    this.#listen();
  }

  #begin({ room }: Welcome): void {
    if (room.kind === "snapshot") {
      this.#take(room.snapshot);
    } else {
      for (const event of room.events) {
        this.#apply(event);
      }
    }
  }

  #take(snapshot: RoomSnapshot): void {
    this.settings = snapshot.settings;
    this.version = snapshot.version;
  }

  #listen(): void {
    const events = this.#client?.events ?? [];
    for (const event of events.slice(this.#seen)) {
      this.#apply(event);
    }
    this.#seen = events.length;
  }

  #apply({ version, event }: VersionedRoomEvent): void {
    expect(version).toBe(this.version + 1);
    this.version = version;
    this.settings = edited(this.settings, event);
  }
}

function edited(settings: unknown, event: RoomEvent): unknown {
  return event.kind === "settings-changed"
    ? event.edits.reduce((document, { path, value }) => writePath(document, path, value), settings)
    : settings;
}

test("RM-17 people who edit, drop and return in any order end with the same room", async () => {
  const seed = randomInt(2 ** 32);
  const random = Mt19937.fromSeed(seed);
  const host = await openRoom(server.url);
  await host.client.command("play-run", { runId: host.runId });
  const members = Array.from({ length: CLIENTS }, (_, i) => new Member(host.code, `Member ${i}`));
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(
      members.map(async (member) => {
        const chance = random.uniform();
        if (!member.isHere) {
          await member.come();
        } else if (chance < 0.15) {
          member.drop();
        } else if (chance < 0.6) {
          await member.edit(random);
        }
      }),
    );
  }
  await Promise.all(members.map((member) => (member.isHere ? null : member.come())));
  const truth = (await join(server.url, { code: host.code })).snapshot;
  for (const member of members) {
    await waitFor(`version ${truth.version}, seed ${seed}`, () => {
      member.listen();
      return member.version === truth.version;
    });
    expect(member.settings, `seed ${seed}`).toEqual(truth.settings);
  }
  expect(truth.version).toBeGreaterThan(ROUNDS);
});
