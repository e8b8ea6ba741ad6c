import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outputOf } from "../workspace/output-of.js";
import { repositoryRoot } from "../workspace/repository-root.js";
import { libraries } from "../workspace/workspace-packages.js";
import { type Example, readExamples } from "./read-examples.js";

const texts = [join(repositoryRoot, "README.md"), ...libraries.map(({ folder }) => join(folder, "README.md"))];

// Inside this package, which depends on every public package.
const folders = join(import.meta.dirname, "../../.examples");
mkdirSync(folders, { recursive: true });
const folder = mkdtempSync(join(folders, "run-"));

interface ReadmeExample extends Example {
  readonly place: string;
  readonly file: string;
}

const examples: readonly ReadmeExample[] = texts.filter(existsSync).flatMap((text) =>
  readExamples(readFileSync(text, "utf8")).map((example) => ({
    ...example,
    place: `${relative(repositoryRoot, text)}:${example.line}`,
    file: join(folder, `${basename(join(text, ".."))}-${example.line}.ts`),
  })),
);

const compilerOptions = { noUnusedLocals: false, types: ["node"], allowImportingTsExtensions: true };

beforeAll(() => {
  const extending = join(repositoryRoot, "tsconfig.base.json");
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: extending, compilerOptions }));
  // Only modules may await at their top level.
  for (const { file, program } of examples) writeFileSync(file, `${program}export {};\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the examples of the READMEs", () => {
  test("exist in that of the repository and of each library", () => {
    const places = examples.map(({ place }) => place.replace(/:\d+$/, ""));
    const missing = texts.map((text) => relative(repositoryRoot, text)).filter((text) => !places.includes(text));
    expect(missing, "these need a ```ts block directly followed by a ```text block with its output").toEqual([]);
  });

  test("compile", () => {
    expect(outputOf(join(repositoryRoot, "node_modules/.bin/tsc"), ["--noEmit", "-p", "."], folder)).toBe("");
  });

  test.each(examples)("$place prints the output below it", ({ file, output }) => {
    expect(outputOf(process.execPath, ["--disable-warning=ExperimentalWarning", file], folder)).toBe(output);
  });
});
