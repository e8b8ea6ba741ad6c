import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server that breaks. */
export interface DroppingProxy {
  readonly port: number;
  /** Breaks some of the connections, each with a probability. */
  readonly drop: (probability: number, uniform: () => number) => void;
  readonly close: () => Promise<void>;
}

/** Listens at a port of its own, and passes on what comes and goes. */
export const droppingProxy = async (to: () => number): Promise<DroppingProxy> => {
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(to(), "127.0.0.1");
    for (const [socket, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(inside);
        other.destroy();
      });
      socket.pipe(other);
    }
    sockets.add(inside);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    drop(probability, uniform) {
      for (const socket of [...sockets].filter(() => uniform() < probability)) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
