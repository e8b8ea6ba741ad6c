import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { publicPackages } from "./repository.ts";
import { notesOf } from "./versions.ts";

const root = mkdtempSync(join(tmpdir(), "release-"));
afterAll(() => rmSync(root, { recursive: true }));

const add = (name: string, dependencies: readonly string[], changelog: string): void => {
  const folder = join(root, "packages", name);
  mkdirSync(folder, { recursive: true });
  const ranges = Object.fromEntries(dependencies.map((each) => [`@gd/${each}`, "workspace:^"]));
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: `@gd/${name}`, version: "0.2.0", dependencies: ranges }),
  );
  writeFileSync(join(folder, "CHANGELOG.md"), changelog);
};
add(
  "a",
  ["z"],
  "# @gd/a\n\n## 0.2.0\n\n### Minor Changes\n\n- 1234567: The layer `a`.\n\n### Patch Changes\n\n- Updated dependencies [1234567]\n- Updated dependencies [1234567]\n  - @gd/z@0.2.0\n\n## 0.1.0\n\n### Minor Changes\n\n- old\n",
);
add("z", [], "# @gd/z\n\n## 0.2.0\n\n### Patch Changes\n\n- Updated dependencies\n  - @gd/a@0.2.0\n");

test("packages are in the order of their dependencies, which is that of an upload", () => {
  expect(publicPackages(root).map(({ name }) => name)).toEqual(["@gd/z", "@gd/a"]);
});

test("the notes of a version have what its packages say, and no older ones", () => {
  expect(notesOf(root, "0.2.0")).toBe("## @gd/a\n\n#### Minor Changes\n\n- The layer `a`.");
  expect(notesOf(root, "0.1.0")).toContain("old");
});
