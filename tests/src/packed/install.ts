import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Tarball } from "./pack.js";

/**
 * Creates an empty project in a folder, or takes the one that is there, and installs packages in it with npm, as a user would.
 * Everything comes from the tarballs, nothing from a registry, so that a dependency that no manifest names is missing.
 */
export const install = async (
  folder: string,
  names: readonly string[],
  tarballs: ReadonlyMap<string, Tarball>,
): Promise<void> => {
  const dependencies = new Map<string, string>();
  const add = (name: string): void => {
    const tarball = tarballs.get(name);
    if (tarball === undefined) throw new Error(`there is no tarball of ${name}`);
    if (dependencies.has(name)) return;
    dependencies.set(name, `file:${tarball.file}`);
    tarball.dependencies.forEach(add);
  };
  names.forEach(add);
  await mkdir(folder, { recursive: true });
  const file = join(folder, "package.json");
  const { devDependencies, ...own } = existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : { private: true };
  await writeFile(file, JSON.stringify({ ...own, dependencies: Object.fromEntries(dependencies) }));
  const quiet = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await promisify(execFile)("npm", ["install", ...quiet], { cwd: folder });
};
