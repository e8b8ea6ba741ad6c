import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outputOf } from "../workspace/output-of.js";
import { repositoryRoot } from "../workspace/repository-root.js";
import { libraries } from "../workspace/workspace-packages.js";
import { install } from "./install.js";
import { packAll, type Tarball } from "./pack.js";

/** A program for each library that does something real with it and throws if that goes wrong. */
const consumers = libraries.map(({ name }) => {
  const title = name.replace("@gd/", "");
  const file = join(import.meta.dirname, "../../consumers", `${title}.ts`);
  const program = readFileSync(file, "utf8");
  /** The packages that the program's user installs. */
  const imported = new Set([...program.matchAll(/from "(@gd\/[^/"]+)/g)].map((match) => match[1]!));
  return { name, title, file, program, imported: [...imported] };
});

const folder = mkdtempSync(join(tmpdir(), "gd-packed-"));
let tarballs: ReadonlyMap<string, Tarball>;

beforeAll(async () => {
  tarballs = await packAll(join(folder, "tarballs"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(consumers)("the packed $name, installed with its dependencies and nothing else", (consumer) => {
  const project = join(folder, consumer.title);

  beforeAll(async () => {
    await install(project, consumer.imported, tarballs);
  });

  test.each([
    ["an ECMAScript module", "esm", "program.mjs"],
    ["a CommonJS module", "cjs", "program.cjs"],
  ] as const)("works from %s", async (_, format, file) => {
    const { code } = await transform(consumer.program, { loader: "ts", format });
    writeFileSync(join(project, file), code);
    expect(outputOf(process.execPath, [file], project)).toBe("");
  });

  test("contains its licence and its README", () => {
    const installed = join(project, "node_modules", consumer.name);
    expect(["LICENSE", "README.md"].filter((file) => !existsSync(join(installed, file)))).toEqual([]);
  });
});

describe("a strict TypeScript project with all packages", () => {
  const project = join(folder, "typescript");

  beforeAll(async () => {
    await install(
      project,
      libraries.map(({ name }) => name),
      tarballs,
    );
    mkdirSync(join(project, "source"));
  });

  test.each([
    ["an ECMAScript module under nodenext", "nodenext", "nodenext", "mts"],
    ["a CommonJS module under nodenext", "nodenext", "nodenext", "cts"],
    ["an ECMAScript module under node16", "node16", "node16", "mts"],
    ["a CommonJS module under node16", "node16", "node16", "cts"],
    ["a bundler", "esnext", "bundler", "ts"],
  ])("compiles for %s", (_, module, moduleResolution, extension) => {
    const files = consumers.map(({ title, file }) => {
      const copy = `source/${title}.${extension}`;
      copyFileSync(file, join(project, copy));
      return copy;
    });
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      target: "es2022",
      types: [],
      module,
      moduleResolution,
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    expect(outputOf(join(repositoryRoot, "node_modules/.bin/tsc"), ["-p", "."], project)).toBe("");
  });
});

describe("a project of the packed @gd/create", () => {
  const project = join(folder, "my-model");

  beforeAll(async () => {
    await install(join(folder, "create"), ["@gd/create"], tarballs);
    const table = join(repositoryRoot, "apps/examples/data/penguins.csv");
    const program = join(folder, "create/node_modules/@gd/create/bin/create.js");
    outputOf(process.execPath, [program, project, "--table", table, "--target", "body_mass_g"], folder);
    await install(project, ["@gd/gd"], tarballs);
    // In place of the development dependencies, which come from a registry.
    symlinkSync(join(repositoryRoot, "tests/node_modules/@types"), join(project, "node_modules/@types"));
  });

  test("compiles", () => {
    expect(outputOf(join(repositoryRoot, "node_modules/.bin/tsc"), ["-p", "."], project)).toBe("");
  });

  test("passes its own tests", () => {
    expect(outputOf(process.execPath, ["--test", "test/model.test.ts"], project)).toMatch(/pass 2\n[\s\S]*fail 0\n/);
  });

  test("trains, and writes a model", () => {
    const said = outputOf(process.execPath, ["src/train.ts"], project);
    expect(Number(/^R² (0\.\d+) for 6\d rows/.exec(said)?.[1])).toBeGreaterThan(0.7);
    expect(existsSync(join(project, "model.safetensors"))).toBe(true);
  });
});
