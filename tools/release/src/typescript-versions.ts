import { cpSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { npmInstall } from "./npm-install.ts";
import { run } from "./run.ts";

/** The oldest that README.md promises, and some since. */
const versions = ["5.4", "5.6", "5.8", "5.9", "6.0", "7.0"];

/** Compiles the programs of tests/consumers, strictly and without skipping our types, with several versions of TypeScript. */
export const tryTypeScript = async (root: string, portable: string, folder: string): Promise<string> => {
  cpSync(portable, folder, { recursive: true });
  await npmInstall(folder);
  mkdirSync(join(folder, "source"));
  const sources = globSync("tests/consumers/*.ts", { cwd: root });
  for (const file of sources) cpSync(join(root, file), join(folder, "source", basename(file).replace(".ts", ".mts")));
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    target: "es2022",
    types: [],
    module: "nodenext",
    moduleResolution: "nodenext",
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["source"] }));
  for (const version of versions) {
    const compiler = join(folder, `compiler-${version}`);
    mkdirSync(compiler);
    writeFileSync(join(compiler, "package.json"), "{}");
    await npmInstall(compiler, [`typescript@${version}`]);
    await run(join(compiler, "node_modules/.bin/tsc"), ["-p", "."], { cwd: folder });
  }
  return versions.join(", ");
};
