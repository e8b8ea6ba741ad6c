// Compiles the kernels and the products, for each precision, into src/generated: base64 that is loaded without waiting.
// They lie in files that end in .as, as tools for TypeScript refuse the decorated functions of AssemblyScript.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import asc from "assemblyscript/asc";

const folder = import.meta.dirname;
const generated = join(folder, "src/generated");
const flags =
  "--runtime stub --converge --noAssert --importMemory --enable simd --enable relaxed-simd --enable threads --maximumMemory 65536 --use abort=".split(
    " ",
  );

/** Compiles a file with some files replaced, into <name>.ts. */
const compile = async (entry, name, replaced, optimize) => {
  let bytes = new Uint8Array();
  const { error, stderr } = await asc.main([`assembly/${entry}.ts`, "--outFile", `${name}.wasm`, optimize, ...flags], {
    readFile(path) {
      if (path in replaced) return replaced[path];
      try {
        return readFileSync(join(folder, path.replace(/\.ts$/, ".as")), "utf8");
      } catch {
        return null; // it asks for files that may exist
      }
    },
    writeFile(_, contents) {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${name} does not compile:\n${stderr.toString()}`, { cause: error });
  const base64 = Buffer.from(bytes).toString("base64");
  const constant = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  writeFileSync(join(generated, `${name}.ts`), `export const ${constant} =\n  "${base64}";\n`);
};

mkdirSync(generated, { recursive: true });
for (const [dtype, type] of Object.entries({ float32: "f32", float64: "f64" })) {
  const real = { "assembly/real.ts": `export type Real = ${type};` };
  const fused = { ...real, "assembly/fused.ts": "export const FUSED: bool = true;" };
  await compile("index", dtype, real, "-O3");
  // Their loops are as fast in the smallest code.
  await compile("products", `${dtype}-products`, real, "-Oz");
  await compile("fused-products", `${dtype}-fused-products`, fused, "-Oz");
}
