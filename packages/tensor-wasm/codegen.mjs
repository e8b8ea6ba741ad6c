// Compiles the kernels, those of images and the products, for each precision, into src/generated: as text, which is loaded
// without waiting. Each module has a file of its own, so that a program carries those that it uses (src/kernels/kernel-set.ts).
// Their sources end in .as, as tools for TypeScript refuse the decorated functions of AssemblyScript.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Compiles a file, with some files replaced, into a file with a constant of a name. */
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
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  writeFileSync(join(generated, `${file}.ts`), `export const ${name} =\n  "${textOf(bytes)}";\n`);
};

rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
const precisions = Object.entries({ float32: "f32", float64: "f64" }).map(([dtype, type]) => ({
  dtype,
  real: { "assembly/real.ts": `export type Real = ${type};` },
}));
const fused = { "assembly/fused.ts": "export const FUSED: bool = true;" };
const wide = { "assembly/wide.ts": "export const WIDE: bool = true;" };
const products = { Products: {}, WideProducts: wide, FusedProducts: fused, WideFusedProducts: { ...wide, ...fused } };

for (const { dtype, real } of precisions) {
  await compile("index", `${dtype}Kernels`, real, "-O3s");
  // The loops of products are as fast in the smallest code.
  for (const [kind, variant] of Object.entries(products)) {
    await compile("products", `${dtype}${kind}`, { ...real, ...variant }, "-Oz");
    await compile("images", `${dtype}${kind.replace("Products", "Images")}`, { ...real, ...variant }, "-Oz");
  }
}
