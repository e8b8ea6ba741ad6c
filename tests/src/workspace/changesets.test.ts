import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "./repository-root.js";
import { workspacePackages } from "./workspace-packages.js";

const changesets = globSync(".changeset/*.md", { cwd: repositoryRoot }).map((file) => {
  const [, head = ""] = /^---\n([\s\S]*?)---\n/.exec(readFileSync(join(repositoryRoot, file), "utf8")) ?? [];
  return { file, names: [...head.matchAll(/^"([^"]+)": (?:major|minor|patch)$/gm)].map((match) => match[1]!) };
});

test("changesets name packages that there are, and each only published or only private ones, as a release asks for", () => {
  const isPrivate = new Map(workspacePackages.map((each) => [each.name, each.isPrivate]));
  const wrong = changesets.filter(
    ({ names }) =>
      names.length === 0 ||
      names.some((name) => !isPrivate.has(name)) ||
      new Set(names.map((name) => isPrivate.get(name))).size > 1,
  );
  expect(wrong).toEqual([]);
});
