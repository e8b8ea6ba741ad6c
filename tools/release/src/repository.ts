import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Absolute path of the repository that this is a part of. */
export const repositoryRoot = resolve(import.meta.dirname, "../../..");

/** The pnpm that it is built with. */
export const pnpm = join(repositoryRoot, "node_modules/.bin/pnpm");

/** A package that is published. */
export interface PublicPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** What it is imported by: `.` and `./node`. */
  readonly entries: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly exports?: Record<string, unknown>;
}

/** The packages of a checkout that are published, each behind those that it depends on. */
export const publicPackages = (root: string): readonly PublicPackage[] => {
  const found = globSync(["packages/*/package.json", "apps/*/package.json"], { cwd: root }).flatMap((file) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(root, file), "utf8"));
    const { name, version, dependencies = {}, exports = {} } = manifest;
    if (manifest.private === true) return [];
    return { name, version, folder: dirname(join(root, file)), dependencies, entries: Object.keys(exports) };
  });
  const ordered = new Map<string, PublicPackage>();
  const visit = (name: string): void => {
    const each = found.find((candidate) => candidate.name === name);
    if (each === undefined || ordered.has(name)) return;
    Object.keys(each.dependencies).forEach(visit);
    ordered.set(name, each);
  };
  for (const { name } of found.sort((left, right) => (left.name < right.name ? -1 : 1))) visit(name);
  return [...ordered.values()];
};

/** Where the project is to be found, which the package.json of the repository says. */
export const addressOf = (root: string): string => {
  const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly repository: { readonly url: string };
  };
  return repository.url;
};

/** The output of git in a folder. */
export const git = (folder: string, ...given: readonly string[]): string =>
  execFileSync("git", given, { cwd: folder, encoding: "utf8" }).trim();
