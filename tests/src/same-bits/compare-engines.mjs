// Trains the same network on several JavaScript engines and compares the bits of its weights, and others with vectors of 256
// bits. Takes the path of another module that exports `hashWeights`.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleProgram } from "./bundle-program.mjs";
import { hashInChromium, hashOnNode } from "./hash-on.mjs";

const majors = [20, 22, 24, 26];

const [path] = process.argv.slice(2);
const program = await bundleProgram(path === undefined ? undefined : resolve(path));
const results = [];
for (const major of majors)
  results.push(await report(`Node ${major}`, () => withNode(major, (node) => hashOnNode(node, program))));
results.push(await report("Chromium", () => hashInChromium(program)));

const wideProgram = await bundleProgram(fileURLToPath(new URL("hash-wide.ts", import.meta.url)));
const wideResults = [
  await report("reference", () => hashOnNode(process.execPath, wideProgram, { hash: "hashNetworks()" })),
];
for (const major of majors) {
  const hashWide = async (/** @type {string} */ node) => {
    const { runtime, hash } = await hashOnNode(node, wideProgram, { hash: "hashWide()" });
    return { runtime: `${runtime}, wide`, hash };
  };
  wideResults.push(await report(`Node ${major}, wide`, () => withNode(major, hashWide)));
}

const compared = wideResults.filter((hash) => hash !== undefined);
const same = new Set(results).size === 1 && new Set(compared).size === 1;
console.log(same ? "The same bits everywhere." : "The bits differ, or an engine is missing.");
process.exitCode = same ? 0 : 1;

/**
 * Prints the hash of an engine, or why there is none. One without vectors of 256 bits has none of networks that need them.
 *
 * @param {string} engine
 * @param {() => Promise<{ runtime: string, hash: string | undefined }>} run
 */
async function report(engine, run) {
  try {
    const { runtime, hash } = await run();
    console.log(`${runtime.padEnd(24)} ${hash ?? "has no vectors of 256 bits"}`);
    return hash;
  } catch (error) {
    console.log(`${engine.padEnd(24)} ${error instanceof Error ? error.message : error}`);
    return engine;
  }
}

/**
 * Installs a Node of a major version from npm while it is in use.
 *
 * @template T
 * @param {number} major
 * @param {(node: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withNode(major, use) {
  const folder = mkdtempSync(join(tmpdir(), "gd-node-"));
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  try {
    writeFileSync(join(folder, "package.json"), "{}");
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", `${name}@${major}`], {
      cwd: folder,
    });
    return await use(join(folder, "node_modules", name, "bin/node"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
