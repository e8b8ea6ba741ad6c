import type { PlantedFault } from "../planted-fault.ts";

export const initializers: readonly PlantedFault[] = [
  ...["initialize/he-normal.ts", "initialize/he-uniform.ts", "initialize/lecun-normal.ts"].map((file) => ({
    file,
    what: "fanOut for fanIn",
    find: "fans(shape).fanIn",
    replace: "fans(shape).fanOut",
  })),
  ...["initialize/glorot-normal.ts", "initialize/he-normal.ts", "initialize/lecun-normal.ts"].map((file) => ({
    file,
    what: "uniform for normal",
    find: "random.standardNormal()",
    replace: "random.uniform()",
  })),
  {
    file: "initialize/fans.ts",
    what: "inputs and outputs are exchanged",
    find: "[inputs = 1, outputs = 1]",
    replace: "[outputs = 1, inputs = 1]",
  },
  {
    file: "initialize/standard-normal.ts",
    what: "uniform for normal",
    find: "=> random.standardNormal",
    replace: "=> random.uniform",
  },
  {
    file: "initialize/standard-normal.ts",
    what: "the wrong sign",
    find: "=> random.standardNormal",
    replace: "=> () => -random.standardNormal()",
  },
  {
    file: "initialize/standard-normal.ts",
    what: "twice the deviation",
    find: "=> random.standardNormal",
    replace: "=> () => 2 * random.standardNormal()",
  },
  { file: "initialize/constant.ts", what: "0", find: "() => value", replace: "() => 0" },
  { file: "initialize/constant.ts", what: "the wrong sign", find: "() => value", replace: "() => -value" },
  { file: "initialize/ones.ts", what: "zeros", find: "() => 1", replace: "() => 0" },
  { file: "initialize/ones.ts", what: "the wrong sign", find: "() => 1", replace: "() => -1" },
  { file: "initialize/zeros.ts", what: "ones", find: "() => 0", replace: "() => 1" },
  { file: "initialize/zeros.ts", what: "draws", find: "() => 0", replace: "() => _random.uniform()" },
];
