import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { outputOf } from "../workspace/output-of.js";
import { repositoryRoot } from "../workspace/repository-root.js";

// Inside the repository, whose packages and tools it uses.
const folders = join(import.meta.dirname, "../../.examples");
mkdirSync(folders, { recursive: true });
const root = mkdtempSync(join(folders, "new-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

for (const path of ["tests/src/arguments/examples", "biome.json", "tsconfig.base.json", ".gitignore"]) {
  cpSync(join(repositoryRoot, path), join(root, path), { recursive: true });
}
mkdirSync(join(root, ".changeset"));
for (const name of ["layers", "losses", "optim"]) {
  const [from, to] = [join(repositoryRoot, "packages", name), join(root, "packages", name)];
  for (const path of ["src", "test", "tsconfig.json", "vitest.config.ts"]) {
    cpSync(join(from, path), join(to, path), { recursive: true });
  }
  symlinkSync(join(from, "node_modules"), join(to, "node_modules"));
}

const begin = (kind: string, name: string): string =>
  execFileSync(process.execPath, [join(repositoryRoot, "scripts/new/new.mjs"), kind, name, root], {
    encoding: "utf8",
    stdio: "pipe",
  });

describe.each([
  ["layer", "layers", "softBend", "soft-bend", "src/contracts.test.ts"],
  ["loss", "losses", "halfSquare", "half-square", "src/losses/half-square.test.ts"],
  ["optimizer", "optim", "slowDescent", "slow-descent", "src/optimizers/slow-descent.test.ts"],
])("pnpm new %s", (kind, packageName, name, file, testFile) => {
  const folder = join(root, "packages", packageName);

  test("begins one that compiles, and keeps the contract of its kind", () => {
    expect(begin(kind, name)).toContain(`.changeset/${file}.md`);
    expect(readFileSync(join(folder, "src/index.ts"), "utf8")).toContain(`${name} } from "./`);

    const config = { extends: "./tsconfig.json", include: [], files: ["src/index.ts", testFile] };
    writeFileSync(join(folder, "tsconfig.new.json"), JSON.stringify(config));
    const compiler = join(repositoryRoot, "node_modules/.bin/tsc");
    expect(outputOf(compiler, ["--noEmit", "-p", "tsconfig.new.json"], folder)).toBe("");

    const tests = [
      "run",
      "--typecheck.enabled=false",
      "--reporter=json",
      "--outputFile=found.json",
      "--testNamePattern",
      name,
      testFile,
    ];
    outputOf("node_modules/.bin/vitest", tests, folder);
    const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(join(folder, "found.json"), "utf8"));
    expect(numFailedTests).toBe(0);
    expect(numPassedTests).toBeGreaterThan(5);
  });

  test("leaves one that is there alone", () => {
    expect(() => begin(kind, name)).toThrow(/is there already\. Choose another name/);
  });
});

test("pnpm new says what it expects", () => {
  const usage = /expected a kind, but received "layers"\. Use pnpm new layer\|loss\|optimizer NAME/;
  expect(() => begin("layers", "softBend")).toThrow(usage);
  expect(() => begin("layer", "soft-bend")).toThrow(/expected a name in camel case/);
});
