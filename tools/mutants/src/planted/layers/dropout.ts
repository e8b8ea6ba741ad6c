import type { PlantedFault } from "../planted-fault.ts";

export const dropout: readonly PlantedFault[] = [
  {
    file: "regularize/dropout.ts",
    what: "the backward pass draws a mask of its own",
    find: "ops.multiply(outputGradient, mask)",
    replace:
      'ops.multiply(outputGradient, ops.where(ops.subtract(drawUniform(context, "again", input.shape), rate), 1 / (1 - rate), 0))',
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
    find: "ops.subtract(u, rate)",
    replace: "ops.subtract(rate, u)",
  },
  { file: "regularize/dropout.ts", what: "does not scale what it keeps", find: "1 / (1 - rate), 0)", replace: "1, 0)" },
  {
    file: "regularize/dropout.ts",
    what: "drops whole batches",
    find: 'drawUniform(context, "mask", input.shape)',
    replace: 'ops.scale(ops.fill(input.shape, 1), drawUniform(context, "mask", []))',
  },
  {
    file: "regularize/dropout.ts",
    what: "drops the same elements in every step",
    find: "drawUniform(context, ",
    replace: "drawUniform({ ...context, step: ops.fill([2], 0) }, ",
  },
];
