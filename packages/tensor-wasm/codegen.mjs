// Compiles the kernels, once for each precision, into src/generated/<dtype>.ts: base64 that is loaded without waiting.
// They lie in files that end in .as, as tools for TypeScript refuse the decorated functions of AssemblyScript.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import asc from "assemblyscript/asc";

const folder = import.meta.dirname;
const generated = join(folder, "src/generated");
const types = { float32: "f32", float64: "f64" };
const flags = "--runtime stub -O3 --converge --noAssert --importMemory --enable simd --use abort=".split(" ");

mkdirSync(generated, { recursive: true });
for (const [dtype, type] of Object.entries(types)) {
  let bytes = new Uint8Array();
  const { error, stderr } = await asc.main(["assembly/index.ts", "--outFile", `${dtype}.wasm`, ...flags], {
    readFile(name) {
      if (name === "assembly/real.ts") return `export type Real = ${type};`;
      try {
        return readFileSync(join(folder, name.replace(/\.ts$/, ".as")), "utf8");
      } catch {
        return null; // it asks for files that may exist
      }
    },
    writeFile(_, contents) {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`the ${dtype} kernels do not compile:\n${stderr.toString()}`, { cause: error });
  const base64 = Buffer.from(bytes).toString("base64");
  writeFileSync(join(generated, `${dtype}.ts`), `export const ${dtype} =\n  "${base64}";\n`);
}
