import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Tarball } from "./pack.ts";
import { publicPackages } from "./repository.ts";

interface Component {
  readonly type: "library";
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  /** One, or an expression of several: MIT AND BSD-3-Clause. */
  readonly licenses: readonly ({ readonly license: { readonly id: string } } | { readonly expression: string })[];
  readonly hashes?: readonly { readonly alg: "SHA-512"; readonly content: string }[];
}

/** A bill of materials in the form of CycloneDX: each package with its hash, and what comes with it. */
export const billOfMaterials = (root: string, version: string, tarballs: readonly Tarball[]): object => {
  const packages = publicPackages(root);
  const external = new Map<string, { readonly component: Component; readonly dependsOn: readonly string[] }>();
  /** The references of what a package in a folder depends on. */
  const follow = (folder: string, names: readonly string[]): readonly string[] =>
    names.map((name) => {
      const own = packages.find((each) => each.name === name);
      if (own !== undefined) return purl(own.name, own.version);
      const found = installedFor(folder, name);
      const ref = purl(name, found.version);
      if (!external.has(ref)) {
        const dependsOn = follow(found.folder, found.dependencies);
        external.set(ref, { component: library(name, found.version, found.licence), dependsOn });
      }
      return ref;
    });
  const dependencies = packages.map(({ name, version, folder, dependencies }) => ({
    ref: purl(name, version),
    dependsOn: follow(folder, Object.keys(dependencies)),
  }));
  const own = packages.map(({ name, version }): Component => {
    const tarball = tarballs.find((each) => each.name === name);
    const content = Buffer.from(tarball?.sha512 ?? "", "base64").toString("hex");
    return { ...library(name, version, "MIT"), hashes: [{ alg: "SHA-512", content }] };
  });
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", name: "gd", version } },
    components: [...own, ...[...external.values()].map(({ component }) => component)],
    dependencies: [...dependencies, ...[...external].map(([ref, { dependsOn }]) => ({ ref, dependsOn }))],
  };
};

const purl = (name: string, version: string): string => `pkg:npm/${name.replace("@", "%40")}@${version}`;

const library = (name: string, version: string, license: string): Component => ({
  type: "library",
  "bom-ref": purl(name, version),
  name,
  version,
  purl: purl(name, version),
  licenses: [license.includes(" ") ? { expression: license } : { license: { id: license } }],
});

/** Licences under which a package may depend on another without a word. */
const PERMISSIVE = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"];

/** A package as it is installed for another: in that one's node_modules, or beside it in the store. */
const installedFor = (folder: string, name: string) => {
  for (let parent = folder; ; parent = dirname(parent)) {
    const found = join(parent, "node_modules", name);
    if (existsSync(found)) return read(realpathSync(found), name);
    if (parent === dirname(parent)) throw new Error(`${name} is not installed for ${folder}`);
  }
};

const read = (folder: string, name: string) => {
  const { version, license, dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (
    !String(license)
      .replace(/^\(|\)$/g, "")
      .split(" AND ")
      .every((each) => PERMISSIVE.includes(each))
  ) {
    throw new Error(`${name} has the licence ${license}, where one of ${PERMISSIVE.join(", ")} is expected`);
  }
  return { folder, version: String(version), licence: String(license), dependencies: Object.keys(dependencies) };
};
