import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type RedisServer, redisProgram, startRedis } from "@gd/tooling/redis-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { redisWorker } from "./redis-worker.js";

const canCertify = spawnSync("openssl", ["version"]).status === 0;

describe.skipIf(redisProgram === undefined || !canCertify)("a queue by TLS", () => {
  let folder: string;
  let server: RedisServer;
  let url: string;
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "ignore" });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sweep-tls-"));
    const made = ["-newkey", "rsa:2048", "-nodes", "-days", "2"];
    openssl("req", "-x509", ...made, "-keyout", file("ca.key"), "-out", file("ca.crt"), "-subj", "/CN=authority");
    openssl("req", ...made.slice(0, 3), "-keyout", file("key"), "-out", file("request"), "-subj", "/CN=localhost");
    writeFileSync(file("names"), "subjectAltName=DNS:localhost");
    const signed = ["-CA", file("ca.crt"), "-CAkey", file("ca.key"), "-CAcreateserial", "-days", "2"];
    openssl("x509", "-req", "-in", file("request"), ...signed, "-out", file("crt"), "-extfile", file("names"));
    const certified = [
      "--tls-cert-file",
      file("crt"),
      "--tls-key-file",
      file("key"),
      "--tls-ca-cert-file",
      file("ca.crt"),
    ];
    // A port of each kind: that one is free says nothing of the next.
    server = await startRedis(folder, undefined, [...certified, "--tls-auth-clients", "no"]);
    const { Redis } = await import("ioredis");
    const client = new Redis({ port: server.port });
    for (let port = server.port + 1; ; port++) {
      url = `rediss://localhost:${port}`;
      if (
        await client.config("SET", "tls-port", String(port)).then(
          () => true,
          () => false,
        )
      )
        break;
    }
    client.disconnect();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test("is not trusted with a certificate of nobody known, and is with that of its authority", async () => {
    const run = async () => 1;
    await expect(redisWorker({ url, run })).rejects.toThrow(
      "has a certificate that is not trusted, self-signed certificate",
    );
    const program = `
      import { redisWorker } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "../../../dist/node.js")))};
      const run = async () => 1;
      await redisWorker({ url: "${url.replace("localhost", "127.0.0.1")}", run }).catch(({ message }) => console.log(message));
      const worker = await redisWorker({ url: "${url}", run, onError: console.log });
      await worker.close();
      console.log("closed");`;
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: file("ca.crt") };
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { env, encoding: "utf8" });
    expect(stdout).toMatch(/^127\.0\.0\.1:\d+ has a certificate that is not trusted.*altnames.*\nclosed\n$/s);
  });
});
