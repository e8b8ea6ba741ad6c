// Compiles the kernels, those of images and the products, for each precision, into src/generated: as text, which is loaded
// without waiting. All are in one file, the most similar ones side by side, as compression looks back no further than 32 KB.
// Their sources end in .as, as tools for TypeScript refuse the decorated functions of AssemblyScript.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import asc from "assemblyscript/asc";
import { BY_ROWS, FIRST_OF_IMAGES, FIRST_OF_MATRICES, KERNEL } from "./src/kernels/kernel.ts";
import { textOf } from "./src/kernels/text-of.ts";

const folder = import.meta.dirname;
const generated = join(folder, "src/generated");
// The first bytes of memory are where threads communicate.
const flags =
  "--memoryBase 1024 --runtime stub --converge --noAssert --importMemory --enable simd --enable relaxed-simd --enable threads --maximumMemory 65536 --use abort=".split(
    " ",
  );

const snakeCase = (name) => name.replace(/(?<=[a-z\d])[A-Z]/g, "_$&").toUpperCase();
/** The numbers of kernels, for assembly. */
const kernelNumbers = Object.entries({ BY_ROWS, FIRST_OF_IMAGES, FIRST_OF_MATRICES, ...KERNEL })
  .map(([name, number]) => `// @ts-ignore: decorator\n@inline export const ${snakeCase(name)}: i32 = ${number};\n`)
  .join("");
const always = { "assembly/kernel-numbers.ts": kernelNumbers };

/** Compiles a file, with some files replaced, into a constant of a name. */
const compile = async (entry, name, variant, optimize) => {
  const replaced = { ...always, ...variant };
  let bytes = new Uint8Array();
  const { error, stderr } = await asc.main([`assembly/${entry}.ts`, "--outFile", `${name}.wasm`, optimize, ...flags], {
    readFile(path) {
      if (path in replaced) return replaced[path];
      try {
        return readFileSync(join(folder, path.replace(/\.ts$/, ".as")), "utf8");
      } catch {
        return null; // it asks for files that may not exist
      }
    },
    writeFile(_, contents) {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${name} does not compile:\n${stderr.toString()}`, { cause: error });
  return `export const ${name} =\n  "${textOf(bytes)}";\n`;
};

mkdirSync(generated, { recursive: true });
const precisions = Object.entries({ float32: "f32", float64: "f64" }).map(([dtype, type]) => ({
  dtype,
  real: { "assembly/real.ts": `export type Real = ${type};` },
}));
const fused = { "assembly/fused.ts": "export const FUSED: bool = true;" };

let text = "";
for (const { dtype, real } of precisions) text += await compile("index", dtype, real, "-O3s");
for (const { dtype, real } of precisions) text += await compile("images", `${dtype}Images`, real, "-O3s");
// The loops of products are as fast in the smallest code.
for (const { dtype, real } of precisions) text += await compile("products", `${dtype}Products`, real, "-Oz");
for (const { dtype, real } of precisions) {
  text += await compile("fused-products", `${dtype}FusedProducts`, { ...real, ...fused }, "-Oz");
}
writeFileSync(join(generated, "modules.ts"), text);
