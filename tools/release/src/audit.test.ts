import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { audit } from "./audit.ts";
import { step } from "./step.ts";

const project = mkdtempSync(join(tmpdir(), "audit-"));
let registry: Server;
let url: string;
/** What the registry answers. */
let status: number;
let known: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  const dependency = { version: "1.0.0", resolved: "https://registry.npmjs.org/a/-/a-1.0.0.tgz" };
  const packages = { "": { dependencies: { a: "1.0.0" } }, "node_modules/a": dependency };
  writeFileSync(join(project, "package.json"), JSON.stringify({ dependencies: { a: "1.0.0" } }));
  writeFileSync(join(project, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
  const manifest = {
    name: "a",
    "dist-tags": { latest: "1.0.0" },
    versions: { "1.0.0": { name: "a", version: "1.0.0" } },
  };
  registry = createServer(({ method }, response) => {
    const [code, answer] = method === "GET" ? [200, manifest] : [status, known];
    response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }).listen(0, "127.0.0.1");
  await once(registry, "listening");
  url = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
});
afterAll(() => {
  registry.close();
  rmSync(project, { recursive: true });
});

test("a registry without an answer is skipped with the reason in a dry run, and refused in a release", async () => {
  [status, known] = [405, {}];
  await expect(audit(project, url, true)).rejects.toThrow(`${url} answers 405 Method Not Allowed to npm audit`);
  await expect(audit(project, url, false)).rejects.toThrow("audit endpoint returned an error");
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await step("npm audit", () => audit(project, url, true));
  expect(log.mock.calls.flat()).toEqual([expect.stringContaining(`– npm audit, skipped: ${url} answers 405`)]);
  log.mockRestore();
}, 60_000);

test("a registry that knows nothing lets a release go on, and one that knows something does not", async () => {
  [status, known] = [200, {}];
  expect(await audit(project, url, false)).toBe("nothing is known");
  const advisory = { id: 1, url: "https://example.org", title: "bad", severity: "high", vulnerable_versions: "<2.0.0" };
  known = { a: [advisory] };
  await expect(audit(project, url, true)).rejects.toThrow("high");
}, 60_000);
