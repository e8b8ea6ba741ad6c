import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { internalEntries } from "@gd/tooling/internal-entries";

/** A module that a public package exports. */
export interface EntryPoint {
  /** The name by which it is imported, such as `@gd/tensor/testing`. */
  readonly name: string;
  readonly packageName: string;
  /** Absolute path of its source. */
  readonly file: string;
  /** Whether other packages of gd share it and nobody else does, so that the reference leaves it out. */
  readonly internal: boolean;
}

/** It exports again what others export, whose pages have it. */
const WHOLE = "@gd/gd";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** The modules that the manifests of the public packages export. */
export const entryPoints = (repositoryRoot: string): readonly EntryPoint[] =>
  globSync("packages/*/package.json", { cwd: repositoryRoot })
    .sort()
    .flatMap((path) => {
      const manifest: Manifest = JSON.parse(readFileSync(join(repositoryRoot, path), "utf8"));
      const source = join(repositoryRoot, dirname(path), "src");
      return manifest.private || manifest.name === WHOLE
        ? []
        : Object.keys(manifest.exports ?? {}).map((subpath) => {
            const name = join(manifest.name, subpath);
            const file = sourceOf(source, subpath);
            return { name, packageName: manifest.name, file, internal: internalEntries.includes(name) };
          });
    });

const sourceOf = (folder: string, subpath: string): string => {
  const candidates = [join(folder, `${subpath}.ts`), join(folder, subpath, "index.ts")];
  const file = candidates.find(existsSync);
  if (file === undefined) throw new Error(`expected the source of an entry point at ${candidates.join(" or ")}`);
  return file;
};
