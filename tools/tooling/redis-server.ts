import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createConnection, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** The server of this machine, if it has one: Valkey or Redis. */
export const redisProgram: string | undefined = ["valkey-server", "redis-server"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

/** A server of our own, which keeps what it has in a folder. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** Starts a server with an append-only file in a folder, and waits until it answers. */
export const startRedis = async (folder: string, port?: number, more: readonly string[] = []): Promise<RedisServer> => {
  const chosen = port ?? (await freePort());
  const options = [
    "--port",
    String(chosen),
    "--dir",
    folder,
    "--appendonly",
    "yes",
    "--save",
    "",
    "--bind",
    "127.0.0.1",
    ...more,
  ];
  const child = spawn(redisProgram!, options, { stdio: "ignore" });
  for (let attempt = 0; !(await answers(chosen)); attempt++) {
    if (attempt > 200 || child.exitCode !== null) throw new Error(`${redisProgram} does not start`);
    await wait(25);
  }
  return {
    port: chosen,
    url: `redis://127.0.0.1:${chosen}`,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, "close");
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
};

/** Whether a server is there and has read what it kept. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.on("data", (data) => {
      socket.destroy();
      resolve(!String(data).startsWith("-LOADING"));
    });
    socket.on("error", () => resolve(false));
  });
