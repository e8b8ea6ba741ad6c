import { parallelFormula } from "@gd/layers/formulas";
import type { Batch, Shape, Tensor } from "@gd/tensor";
import { add, concatenate, forwardOps, reshape, transpose } from "@gd/tensor/forward";
import { expectList } from "../../architecture/expect-list.js";
import { expectInput, keepingShape, step } from "./step.js";

/** The layer `parallel`, of models that answer. */
export const parallel = /* @__PURE__ */ step(["layers"], [], ({ layers }, _, { build }) => {
  const ops = forwardOps({ concatenate, reshape, transpose });
  const parts = expectList("parallel(layers)", layers).map((layer, i) => build(layer, i));
  const outputs = parts.map(({ outputShape }) => outputShape);
  const leading = outputs[0]?.slice(0, -1) ?? [];
  for (const shape of outputs) expectInput("parallel", shape, [...leading, shape.at(-1) ?? 0]);
  const outputShape = [...leading, outputs.reduce((sum, shape) => sum + shape.at(-1)!, 0)];
  return {
    outputShape,
    compute(input) {
      const computed = parts.map((part) => part.compute(input) as Batch<Shape>);
      return parallelFormula(ops, computed, [input.shape[0], ...outputShape]);
    },
  };
});

/** The layer `residual`, of models that answer. */
export const residual = /* @__PURE__ */ step(["layer"], [], ({ layer }, _, inside) => {
  const ops = forwardOps({ add });
  const { outputShape, compute } = inside.build(layer);
  expectInput("residual", outputShape, inside.inputShape);
  return keepingShape(inside, (input) => ops.add(input, compute(input) as typeof input));
});

/** The layer `sequential`, of models that answer. */
export const sequential = /* @__PURE__ */ step(["layers"], ["name"], ({ layers }, _, { build, inputShape }) => {
  let outputShape = inputShape;
  const parts = expectList("sequential(layers)", layers).map((layer, i) => {
    const part = build(layer, i, outputShape);
    outputShape = part.outputShape;
    return part;
  });
  const compute = (input: Tensor) =>
    parts.reduce<Tensor>((output, part) => part.compute(output as Batch<Shape>), input);
  return { outputShape, compute };
});
