import { openClassroom } from "../classroom.mjs";
import { joinRoom, labelRun, openRoom } from "../room-member.mjs";
import { ROOMS } from "./settings.mjs";

const PEOPLE = 100;
const LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-Okonkwo";

/** What the states show: a class, and rooms of many kinds, each made when it is first asked for. */
export class Stage {
  #url;
  #members = [];
  #made = new Map();
  #classroom = null;
  #library = null;

  constructor(url) {
    this.#url = url;
  }

  get url() {
    return this.#url;
  }

  /** Three people who train Origin; their first run is saved. */
  async classroom() {
    this.#classroom ??= await openClassroom(this.#url);
    return this.#classroom;
  }

  /** The host's path of a room with these settings, some steps into its run. */
  async room(kind, steps = 0) {
    const made = this.#made.get(kind) ?? (await this.#open(kind));
    this.#made.set(kind, made);
    await train(made, steps);
    return made;
  }

  /** One like it, that nobody else gets. */
  async fresh(kind, steps = 0) {
    const made = await this.#open(kind);
    await train(made, steps);
    return made;
  }

  /** Runs to search, star and compare. */
  async library() {
    this.#library ??= this.#fillLibrary();
    await this.#library;
  }

  /** A hundred people in one room. */
  async crowd() {
    const room = await this.room("origin", 200);
    if (room.crowd === undefined) {
      room.crowd = true;
      for (let i = 1; i < PEOPLE; i++) {
        this.#members.push(await joinRoom(this.#url, { code: room.code, name: `Pupil ${i}` }));
      }
    }
    return room;
  }

  /** Names as long as they may be. */
  async longNames() {
    const created = await openRoom(this.#url, {
      name: `${LONG_NAME} and the others`.slice(0, 60),
    });
    const host = await this.#join(created, LONG_NAME.slice(0, 40));
    const guest = await joinRoom(this.#url, {
      code: created.code,
      name: `A ${LONG_NAME}`.slice(0, 40),
    });
    this.#members.push(guest);
    await guest.say("edit-settings", {
      editId: "long",
      edits: [{ path: "optimizer.learningRate", value: 0.123456789, base: 0 }],
    });
    await guest.say("set-editing", { path: "initial.seed" });
    return { ...created, host };
  }

  close() {
    this.#classroom?.close();
    for (const member of this.#members) {
      member.close();
    }
  }

  async #fillLibrary() {
    const { hostPath, code, savedRunId } = await this.classroom();
    const [, key] = hostPath.split("#key=");
    await labelRun(this.#url, { code, key }, savedRunId, {
      isStarred: true,
      remark: "Rate 2 from step 300 on: falls twice as fast, and stays below 0.004",
    });
    for (const kind of ["spiral", "spiral-slow", "plane"]) {
      await this.room(kind, 600);
    }
    const slow = await this.room("spiral-slow");
    await labelRun(this.#url, slow, slow.host.runId, {
      isStarred: true,
      remark: "Four units find no spiral",
    });
  }

  async #open(kind) {
    const created = await openRoom(this.#url, { name: `Room ${kind}`, settings: ROOMS[kind] });
    return { ...created, host: await this.#join(created, "Ms Rivera"), steps: 0 };
  }

  async #join({ code, key }, name) {
    const host = await joinRoom(this.#url, { code, key, name });
    this.#members.push(host);
    return host;
  }
}

async function train(room, steps) {
  if (steps > 0 && room.steps === 0) {
    room.steps = steps;
    const { runId } = room.host;
    await room.host.say("set-speed", { runId, speed: "max" });
    await room.host.say("step-run", { runId, count: steps });
  }
}
