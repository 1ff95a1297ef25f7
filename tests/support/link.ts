import { connect, createServer, type Server, type Socket } from "node:net";
import { freePort } from "#tests/support/start-server.ts";

const TICK_MS = 20;

/** A network between a client and a server on this machine. */
export interface Link {
  readonly url: string;
  /** Breaks every connection and lets none through until `mend`. */
  cut(): void;
  mend(): void;
  close(): void;
}

/** @param bytesPerSecond towards the client; buffers fill as on a bad Wi-Fi. Unlimited when absent. */
export async function openLink(
  targetPort: number,
  bytesPerSecond = Number.POSITIVE_INFINITY,
): Promise<Link> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let isCut = false;
  const hangUp = () => {
    for (const socket of sockets) {
      socket.destroy();
    }
    sockets.clear();
  };
  const proxy: Server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(targetPort, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    if (bytesPerSecond === Number.POSITIVE_INFINITY) {
      far.pipe(near);
    } else {
      carrySlowly(far, near, bytesPerSecond);
    }
  });
  await new Promise<void>((resolve) => proxy.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    cut() {
      isCut = true;
      hangUp();
    },
    mend() {
      isCut = false;
    },
    close() {
      proxy.close();
      hangUp();
    },
  };
}

function carrySlowly(from: Socket, to: Socket, bytesPerSecond: number): void {
  const timer = setInterval(() => {
    const bytes: Buffer | null = from.read((bytesPerSecond * TICK_MS) / 1000) ?? from.read();
    if (bytes !== null) {
      to.write(bytes);
    }
  }, TICK_MS);
  from.on("close", () => clearInterval(timer));
}
