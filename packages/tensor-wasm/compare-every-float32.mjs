// Compares the elementary functions of wasmInterpreter with those of referenceInterpreter at each of the 2^32 float32 numbers,
// after a build: `node packages/tensor-wasm/compare-every-float32.mjs [names]`, which takes some minutes per function.
import { fromElements, referenceOps } from "@gd/tensor";
import { operationNames, operations } from "@gd/tensor/interpreter";
import { wasmInterpreter } from "@gd/tensor-wasm";

const LENGTH = 1 << 18;
const words = new Int32Array(LENGTH);
const x = fromElements(new Float32Array(words.buffer), [LENGTH]);
const named = process.argv.slice(2);
const names = named.length > 0 ? named : operationNames.filter((name) => operations[name].elementary);
const [wasm, reference] = [wasmInterpreter().ops, referenceOps()];

for (const name of names) {
  let differences = 0;
  for (let start = -(2 ** 31); start < 2 ** 31; start += LENGTH) {
    for (let i = 0; i < LENGTH; i++) words[i] = start + i;
    const [got, wanted] = [wasm[name](x).data, reference[name](x).data];
    for (let i = 0; i < LENGTH; i++) {
      if (Object.is(got[i], wanted[i])) continue;
      if (differences === 0) console.log(`${name}(${x.data[i]}) is ${wanted[i]}, not ${got[i]}`);
      differences++;
    }
  }
  console.log(`${name}: ${differences} of 2^32 differ`);
  if (differences > 0) process.exitCode = 1;
}
