import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "./repository-root.js";

/** A package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  readonly version: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly isPrivate: boolean;
  /** What it is imported by: `.` and `./node`. A program has nothing. */
  readonly entries: readonly string[];
  /** Version ranges of its dependencies by name, without development dependencies. */
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Record<string, unknown>;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>;
}

/** The package in a folder. */
export const readPackage = (folder: string): WorkspacePackage => {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return {
    name: manifest.name,
    version: manifest.version,
    folder,
    isPrivate: manifest.private ?? false,
    entries: Object.keys(manifest.exports ?? {}),
    dependencies: { ...manifest.dependencies, ...Object.fromEntries(neededPeers(manifest)) },
  };
};

/** The peers that a package does not work without; others are for who wants what they are for. */
const neededPeers = ({
  peerDependencies = {},
  peerDependenciesMeta = {},
}: Manifest): readonly (readonly [string, string])[] =>
  Object.entries(peerDependencies).filter(([name]) => peerDependenciesMeta[name]?.optional !== true);

/** All packages of the workspace, sorted by name. */
export const workspacePackages: readonly WorkspacePackage[] = ["packages/*", "apps/*", "tools/*", "tests"]
  .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: repositoryRoot }))
  .map((manifest) => readPackage(dirname(join(repositoryRoot, manifest))))
  .sort((left, right) => (left.name < right.name ? -1 : 1));

/** The packages that get published. */
export const publicPackages = workspacePackages.filter(({ isPrivate }) => !isPrivate);

/** Those of them that programs import: not @gd/create, which is only run. */
export const libraries = publicPackages.filter(({ entries }) => entries.length > 0);
