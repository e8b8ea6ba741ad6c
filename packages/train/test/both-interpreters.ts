import { type DType, referenceInterpreter, type SynchronousInterpreter } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";

/** For tests: the interpreters that must give the same bits. */
export const bothInterpreters = (
  dtype: DType,
): readonly [reference: SynchronousInterpreter, wasm: SynchronousInterpreter] => [
  referenceInterpreter({ dtype }),
  wasmInterpreter({ dtype }),
];

/** For tests: the same, each with its name. */
export const namedInterpreters = (dtype: DType): readonly (readonly [name: string, SynchronousInterpreter])[] => {
  const [reference, wasm] = bothInterpreters(dtype);
  return [
    ["referenceInterpreter", reference],
    ["wasmInterpreter", wasm],
  ];
};
