import type { PlantedFault } from "../planted-fault.ts";

export const initializers: readonly PlantedFault[] = [
  ...["he-normal.ts", "he-uniform.ts", "lecun-normal.ts"].map((file) => ({
    file,
    what: "fanOut for fanIn",
    find: "fans(shape).fanIn",
    replace: "fans(shape).fanOut",
  })),
  ...["glorot-normal.ts", "he-normal.ts", "lecun-normal.ts"].map((file) => ({
    file,
    what: "uniform for normal",
    find: "random.standardNormal()",
    replace: "random.uniform()",
  })),
  {
    file: "fans.ts",
    what: "inputs and outputs are exchanged",
    find: "[inputs = 1, outputs = 1]",
    replace: "[outputs = 1, inputs = 1]",
  },
  {
    file: "standard-normal.ts",
    what: "uniform for normal",
    find: "random.standardNormal()",
    replace: "random.uniform()",
  },
  {
    file: "standard-normal.ts",
    what: "the wrong sign",
    find: "random.standardNormal()",
    replace: "-random.standardNormal()",
  },
  { file: "standard-normal.ts", what: "twice the deviation", find: "random.s", replace: "2 * random.s" },
  { file: "constant.ts", what: "0", find: "() => value", replace: "() => 0" },
  { file: "constant.ts", what: "the wrong sign", find: "() => value", replace: "() => -value" },
  { file: "ones.ts", what: "zeros", find: "() => 1", replace: "() => 0" },
  { file: "ones.ts", what: "the wrong sign", find: "() => 1", replace: "() => -1" },
  { file: "zeros.ts", what: "ones", find: "() => 0", replace: "() => 1" },
  { file: "zeros.ts", what: "draws", find: "() => 0", replace: "() => _random.uniform()" },
];
