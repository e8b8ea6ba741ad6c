import { embeddingFormula, expectLabels, linearFormula } from "@gd/layers/formulas";
import type { Batch, Shape } from "@gd/tensor";
import { addRow, forwardOps, gatherRows, matmul, reshape } from "@gd/tensor/forward";
import { expectInput, step } from "./step.js";
import { weightAndBias } from "./weight-and-bias.js";

/** The layer `linear`, of models that answer. */
export const linear = /* @__PURE__ */ step(
  ["inputs", "outputs", "bias"],
  ["weight", "bias"],
  ({ inputs, outputs, bias }, _, inside) => {
    const ops = forwardOps({ addRow, matmul });
    expectInput("linear", inside.inputShape, [inputs]);
    const parameters = weightAndBias(inside, [inputs, outputs], bias);
    return {
      outputShape: [outputs],
      compute: (input: Batch<readonly [number]>) => linearFormula(ops, parameters, input),
    };
  },
);

/** The layer `embedding`, of models that answer. */
export const embedding = /* @__PURE__ */ step(
  ["count", "width"],
  ["table"],
  ({ count, width }, _, { inputShape, tensor }) => {
    const ops = forwardOps({ gatherRows, reshape });
    const table = tensor("table", [count, width]);
    return {
      outputShape: [...inputShape, width],
      compute(input: Batch<Shape>) {
        expectLabels("embedding", input, count);
        return embeddingFormula(ops, { table }, input).output;
      },
    };
  },
);
