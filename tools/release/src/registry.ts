import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { npmInstall } from "./npm-install.ts";
import type { Tarball } from "./pack.ts";
import { run } from "./run.ts";

/** A registry on this machine, which has our packages and asks npm for others. */
export interface Registry {
  readonly url: string;
  close(): void;
}

/** One of what it depends on asks for a version by a tag that not every registry has. */
const manifest = { private: true, dependencies: { verdaccio: "6.10.4" }, overrides: { "node-fetch": "^2.7.0" } };
const PORT = 4873;

/** Starts verdaccio in a folder. */
export const startRegistry = async (folder: string): Promise<Registry> => {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "config.yaml");
  writeFileSync(
    config,
    `storage: ./storage
auth: { htpasswd: { file: ./htpasswd } }
uplinks: { npmjs: { url: https://registry.npmjs.org/ } }
packages:
  "@gd/*": { access: $all, publish: $all }
  "**": { access: $all, proxy: npmjs }
max_body_size: 100mb
log: { type: stdout, format: pretty, level: warn }
`,
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  await npmInstall(folder);
  const verdaccio = join(folder, "node_modules/verdaccio/bin/verdaccio");
  const program = spawn(process.execPath, [verdaccio, "--config", config, "--listen", `${PORT}`], { cwd: folder });
  const said: Buffer[] = [];
  program.stdout.on("data", (text) => said.push(text));
  program.stderr.on("data", (text) => said.push(text));
  const url = `http://localhost:${PORT}/`;
  for (let tries = 0; tries < 180; tries++) {
    if (await answers(url)) return { url, close: () => void program.kill() };
    if (program.exitCode !== null) break;
    await wait(1000);
  }
  program.kill();
  throw new Error(`verdaccio does not answer at ${url}\n${Buffer.concat(said)}`);
};

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}-/ping`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Uploads tarballs in their order, each behind those that it depends on. */
export const publish = async (tarballs: readonly Tarball[], registry: string, provenance: boolean): Promise<void> => {
  const { host } = new URL(registry);
  // A registry on this machine asks for some token, and takes any.
  const token = registry.includes("localhost") ? [`--//${host}/:_authToken=local`] : [];
  for (const { file } of tarballs) {
    const given = ["publish", file, "--access", "public", "--registry", registry, ...token];
    await run("npm", provenance ? [...given, "--provenance"] : given, { cwd: join(file, "..") });
  }
};
