import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pnpm, publicPackages } from "./repository.ts";
import { run } from "./run.ts";

/** Takes the changesets of a checkout into versions and changelogs, and returns the version that all packages have then. */
export const takeVersions = async (root: string): Promise<string> => {
  const before = new Map(publicPackages(root).map(({ name, version }) => [name, version]));
  await run(pnpm, ["exec", "changeset", "version"], { cwd: root });
  const after = publicPackages(root);
  const versions = new Set(after.map(({ version }) => version));
  const [version] = versions;
  if (version === undefined || versions.size > 1) {
    throw new Error(
      `expected one version of all packages, but received ${[...versions].join(", ")}. See "fixed" in .changeset/config.json.`,
    );
  }
  if (after.every(({ name, version }) => before.get(name) === version)) {
    throw new Error(
      "there is nothing to release: expected a changeset, but found none. Write one with pnpm changeset.",
    );
  }
  return version;
};

/** What a release says: the part of each package's changelog for a version. */
export const notesOf = (root: string, version: string): string =>
  publicPackages(root)
    .flatMap(({ name, folder }) => {
      const file = join(folder, "CHANGELOG.md");
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      const [, part = ""] = text.split(new RegExp(`^## ${version.replaceAll(".", "\\.")}$`, "m"));
      const own = ownWords(part.split(/^## /m)[0] ?? "");
      // A package that changes only with others has no words of its own.
      return own === "" ? [] : `## ${name}\n\n${own}`;
    })
    .join("\n\n");

/** Without what follows from other packages, headings with nothing below them, and the commits that changes came with. */
const ownWords = (notes: string): string =>
  `${notes.trim()}\n`
    .replace(/^- Updated dependencies.*\n(?: {2}- @gd\/.*\n)*/gm, "")
    .replace(/^### .*\s+(?=###|$(?![\s\S]))/gm, "")
    .replace(/^- [0-9a-f]{7,}: /gm, "- ")
    .replaceAll(/^### /gm, "#### ")
    .trim();

/** Writes these notes. */
export const writeNotes = (root: string, version: string, file: string): number => {
  const notes = notesOf(root, version);
  writeFileSync(file, `# ${version}\n\n${notes}\n`);
  return notes.split("\n").length;
};
