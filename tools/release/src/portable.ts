import { copyFileSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSync, transformSync } from "esbuild";
import type { Tarball } from "./pack.ts";

/**
 * Writes a folder that needs nothing of the repository: the tarballs, and a program for each of them as an ECMAScript module and
 * as CommonJS. `npm install && npm test` in it tries them with the Node that is there; one more compares the bits of weights.
 */
export const writePortable = (root: string, tarballs: readonly Tarball[], folder: string): void => {
  mkdirSync(join(folder, "programs"), { recursive: true });
  const dependencies: Record<string, string> = {};
  for (const { name, file } of tarballs) {
    copyFileSync(file, join(folder, basename(file)));
    dependencies[name] = `file:${basename(file)}`;
  }
  const manifest = { private: true, type: "module", scripts: { test: "node test.mjs" }, dependencies };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, undefined, 2));

  for (const file of globSync("tests/consumers/*.ts", { cwd: root })) {
    for (const [format, ending] of [
      ["esm", "mjs"],
      ["cjs", "cjs"],
    ] as const) {
      const name = `programs/${basename(file, ".ts")}.${ending}`;
      buildSync({ entryPoints: [join(root, file)], format, outfile: join(folder, name), logLevel: "error" });
    }
  }
  buildSync({
    entryPoints: [join(root, "tests/src/same-bits/hash-weights.ts")],
    format: "esm",
    outfile: join(folder, "hash-weights.mjs"),
  });
  writeFileSync(join(folder, "test.mjs"), transformSync(test, { loader: "js" }).code);
};

/** Its hash is that of tests/src/same-bits on every engine: the reference and the kernels have the same. */
const test = `import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { referenceInterpreter } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { hashWeights } from "./hash-weights.mjs";

let failed = 0;
for (const file of readdirSync("programs")) {
  try {
    execFileSync(process.execPath, ["programs/" + file], { stdio: "pipe" });
    console.log("ok", file);
  } catch (error) {
    failed++;
    console.log("not ok", file, String(error.stderr));
  }
}
const [reference, wasm] = [await hashWeights(referenceInterpreter), await hashWeights(wasmInterpreter)];
console.log(reference === wasm ? "ok" : "not ok", "the same bits", reference);
if (failed > 0 || reference !== wasm) process.exitCode = 1;
`;
