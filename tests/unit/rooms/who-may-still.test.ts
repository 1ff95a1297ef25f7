import { expect, test } from "vitest";
import type { Role } from "#protocol/room.ts";
import { Room } from "#server/rooms/room.ts";
import { CHECKPOINT, stage } from "#tests/unit/rooms/room-stage.ts";
import { freshRoom } from "./room-fixture.ts";

/** A room with a host and Paul, whose trainer steps when the test lets it. */
async function lesson() {
  const { services, handle } = stage();
  let ids = 0;
  const chance = {
    ...services.chance,
    randomId: () => `id-${++ids}`,
    randomSecret: () => `secret-${++ids}`,
  };
  const { run, runState, runCount, ...state } = freshRoom();
  const restored = {
    room: { ...state, keyHash: "hash of key", epoch: 1, runId: run.id },
    members: [],
    run: { roomId: state.id, epoch: 1, info: run, state: runState },
    checkpoint: null,
    recorded: { frameBytes: 0, keyframeBytes: 0 },
    runCount,
  };
  const codes = { free: () => "NEWC0D", moved: () => undefined };
  const room = new Room(restored, { ...services, chance }, codes);
  await room.open(restored);
  const enter = async (key: string | null, token: string | null = null) => {
    const joined = await room.people.join({ key, token, name: key === null ? "Paul" : "Hana" });
    if (!joined.ok) {
      throw new Error(joined.error.code);
    }
    const welcome = room.people.enter(`socket-${++ids}`, joined.value, null);
    if (welcome === null) {
      throw new Error("not let in");
    }
    return welcome.you;
  };
  const host = await enter("key");
  const paul = await enter(null);
  let steps = 0;
  const waiting: (() => void)[] = [];
  handle.step = () => {
    steps += 1;
    return new Promise((resolve) => waiting.push(() => resolve(CHECKPOINT)));
  };
  const letGo = () => waiting.splice(0).forEach((go) => void go());
  return { room, host, paul, enter, handle, store: services.store, steps: () => steps, letGo };
}

async function turns(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test("RM-38 commands of somebody who is removed do not hold up that they are", async () => {
  const { room, host, paul, letGo, steps } = await lesson();
  const answers = Array.from({ length: 100 }, () => room.step("run", 1_000, paul));
  await turns();
  const removed = room.removeMember({ memberId: paul.id }, host);
  expect(room.members.roleOf(paul.id)).toBeNull();
  letGo();
  expect(await removed).toMatchObject({ ok: true });
  const [first, ...others] = await Promise.all(answers);
  expect(first).toMatchObject({ ok: true });
  for (const other of others) {
    expect(other).toMatchObject({ ok: false, error: { code: "not-a-member" } });
  }
  expect(steps()).toBe(1);
});

test("RM-38 what waits behind a lock is refused by it", async () => {
  const { room, host, paul, letGo } = await lesson();
  const first = room.step("run", 1_000, paul);
  await turns();
  const locked = room.setControls(
    { changes: { play: { who: "host" }, weights: { who: "host" } } },
    host,
  );
  const behind = [
    room.play("run", paul),
    room.rewind("run", paul),
    room.setParameter({ runId: "run", parameter: "W1[1][1]", value: 1 }, paul),
  ];
  letGo();
  expect(await first).toMatchObject({ ok: true });
  expect(await locked).toMatchObject({ ok: true });
  for (const answer of await Promise.all(behind)) {
    expect(answer).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  }
  expect(await room.play("run", host)).toMatchObject({ ok: true });
});

test("RM-38 a fork is none when its author may not play any more once its state is there", async () => {
  const { room, host, paul, handle } = await lesson();
  handle.step = async () => CHECKPOINT;
  await room.step("run", 7, host);
  let computed: () => void = () => undefined;
  handle.pause = () =>
    new Promise((resolve) => {
      computed = () => resolve(CHECKPOINT);
    });
  const fork = room.fork({ runId: "run", step: 7, changes: [] }, paul);
  await turns();
  await room.setControls({ changes: { play: { who: "host" } } }, host);
  computed();
  expect(await fork).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  expect(room.state.run.id).toBe("run");
});

test("RM-36 who was removed gets no role any more, whatever another host gives them", async () => {
  const { room, host, paul } = await lesson();
  await room.removeMember({ memberId: paul.id }, host);
  expect(await room.setMemberRole({ memberId: paul.id, role: "editor" }, host)).toMatchObject({
    error: { code: "not-a-member" },
  });
  expect(room.members.roleOf(paul.id)).toBeNull();
});

test("RM-39 who comes back just when the host makes them a viewer is one", async () => {
  const { room, host, paul, enter, store } = await lesson();
  await room.setMemberRole({ memberId: paul.id, role: "editor" }, host);
  const stored: Role[] = [];
  const commit = store.commit.bind(store);
  store.commit = async (writes) => {
    for (const write of writes) {
      if (write.kind === "save-member" && write.member.id === paul.id) {
        stored.push(write.member.role as Role);
      }
    }
    await turns();
    await commit(writes);
  };
  const back = [enter(null, paul.token)];
  const demoted = room.setMemberRole({ memberId: paul.id, role: "viewer" }, host);
  await Promise.resolve();
  back.push(enter(null, paul.token));
  await Promise.all([...back, demoted]);
  expect(room.members.roleOf(paul.id)).toBe("viewer");
  expect(stored.at(-1)).toBe("viewer");
});
