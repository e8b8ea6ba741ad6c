import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "../workspace/repository-root.js";
import { publicPackages, readPackage, type WorkspacePackage } from "../workspace/workspace-packages.js";

/** A package's tarball, with the names of the packages that it depends on. */
export interface Tarball {
  readonly file: string;
  readonly dependencies: readonly string[];
}

const execute = promisify(execFile);
const pnpm = join(repositoryRoot, "node_modules/.bin/pnpm");

/** Packs every public package, and the installed external packages that they need, into a folder. */
export const packAll = async (folder: string): Promise<ReadonlyMap<string, Tarball>> => {
  const tarballs = new Map<string, Tarball>();
  for (const source of withDependencies(publicPackages)) {
    const destination = join(folder, encodeURIComponent(source.name));
    await mkdir(destination, { recursive: true });
    const isOurs = publicPackages.some(({ name }) => name === source.name);
    // An external package is packed as it is: its folder has the content of its tarball.
    await (isOurs
      ? execute(pnpm, ["pack", "--pack-destination", destination], { cwd: source.folder })
      : execute("tar", ["-czf", "package.tgz", "-C", dirname(source.folder), basename(source.folder)], {
          cwd: destination,
        }));
    const [file] = await readdir(destination);
    if (file === undefined) throw new Error(`packing ${source.name} made no tarball`);
    tarballs.set(source.name, { file: join(destination, file), dependencies: Object.keys(source.dependencies) });
  }
  return tarballs;
};

/** These packages and everything they depend on, each once. */
const withDependencies = (sources: readonly WorkspacePackage[]): readonly WorkspacePackage[] => {
  const found = new Map<string, WorkspacePackage>();
  const visit = (source: WorkspacePackage): void => {
    if (found.has(source.name)) return;
    found.set(source.name, source);
    for (const name of Object.keys(source.dependencies)) visit(readPackage(installedFolder(source.folder, name)));
  };
  sources.forEach(visit);
  return [...found.values()];
};

/** Where pnpm installed a dependency: in the package's own node_modules, or beside it in the store. */
const installedFolder = (folder: string, name: string): string => {
  for (let parent = folder; ; parent = dirname(parent)) {
    try {
      return realpathSync(join(parent, "node_modules", name));
    } catch {
      if (parent === dirname(parent)) throw new Error(`${name} is not installed for ${folder}`);
    }
  }
};
