import { expectArgument, expectAttached, expectTensor, isTensor, rowMajor, type Tensor } from "@gd/tensor";
import { expectTarget } from "./parse-target.js";
import type { NumberTarget } from "./target.js";

/**
 * Numbers in their own units, of standardized ones such as the outputs of a model: y · deviation + mean.
 *
 * Shapes  outputs of any shape → as many numbers, in row-major order
 */
export const invertTarget = (target: NumberTarget, outputs: Tensor | ArrayLike<number>): Float64Array => {
  expectTarget("invertTarget(target)", target);
  expectArgument(target.kind === "number", {
    place: "invertTarget(target)",
    expected: "a target of numbers",
    received: target,
    advice: "Of one of some classes, target.classes[label] is the class.",
  });
  if (isTensor(outputs)) expectTensor("invertTarget(outputs)", outputs);
  const elements: unknown = isTensor(outputs) ? rowMajor(outputs) : outputs;
  expectArgument(isNumbers(elements), {
    place: "invertTarget(outputs)",
    expected: "a tensor, or a list of numbers",
    received: outputs,
  });
  expectAttached("invertTarget(outputs)", elements);
  return Float64Array.from(elements, (y) => y * target.deviation + target.mean);
};

const isNumbers = (value: unknown): value is ArrayLike<number> =>
  Array.isArray(value)
    ? value.every((element) => typeof element === "number")
    : ArrayBuffer.isView(value) && "length" in value && !/Big/.test(Object.prototype.toString.call(value));
