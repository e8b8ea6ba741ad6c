import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDependencyTable } from "./dependency-table.js";
import { repositoryRoot } from "./repository-root.js";
import { workspacePackages } from "./workspace-packages.js";

const documented = readDependencyTable(readFileSync(join(repositoryRoot, "ARCHITECTURE.md"), "utf8"));
const inWorkspace = new Set(workspacePackages.map(({ name }) => name));

describe("the dependencies that ARCHITECTURE.md documents", () => {
  test("are for exactly the packages that exist", () => {
    expect([...documented.keys()].sort()).toEqual([...inWorkspace].sort());
  });

  test.each(workspacePackages)("match the manifest of $name", ({ name, dependencies }) => {
    const declared = Object.keys(dependencies).filter((dependency) => inWorkspace.has(dependency));
    expect([...(documented.get(name) ?? [])].sort()).toEqual(declared.sort());
  });
});
