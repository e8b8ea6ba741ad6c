import type { PlantedFault } from "../planted-fault.ts";

export const dropout: readonly PlantedFault[] = [
  {
    file: "regularize/dropout.ts",
    what: "the way back draws a mask of its own",
    find: "ops.multiply(outputGradient, mask)",
    replace: "ops.multiply(outputGradient, ops.from(draw(input.shape, ops.dtype, kept)))",
  },
  {
    file: "regularize/dropout.ts",
    what: "drops in evaluation, too",
    find: "!training || rate === 0",
    replace: "rate === 0",
  },
  {
    file: "regularize/dropout.ts",
    what: "keeps what it should drop",
    find: "stream.uniform() < rate",
    replace: "stream.uniform() >= rate",
  },
  { file: "regularize/dropout.ts", what: "does not scale what it keeps", find: "1 / (1 - rate))", replace: "1)" },
  {
    file: "regularize/dropout.ts",
    what: "drops whole examples",
    find: "draw(input.shape, ops.dtype, kept)",
    replace: "draw(input.shape, ops.dtype, ((value) => () => value)(kept()))",
  },
];
