import {
  allocate,
  expectLabel,
  expectNumber,
  expectOneOf,
  expectOptions,
  expectSize,
  fromElements,
  type Tensor,
  type TensorOptions,
} from "@gd/tensor";
import { expectList } from "../expect/expect-list.js";
import { roomFor } from "../expect/room-for.js";

/**
 * Labels as rows with a 1 in the label's column and 0 elsewhere.
 *
 * Shapes  labels [examples] → [examples, classes]
 * Throws  LabelError when a label is not a whole number from 0 to classes − 1, or one that a Float32Array may have rounded
 */
export const oneHot = <const Classes extends number>(
  labels: ArrayLike<number>,
  classes: Classes,
  options: TensorOptions = {},
): Tensor<readonly [number, Classes]> => {
  const { dtype = "float32" } = expectOptions("oneHot", options, ["dtype"]);
  expectOneOf("oneHot(dtype)", dtype, ["float32", "float64"]);
  expectList("oneHot(labels)", labels, "Of a tensor, pass its data.");
  expectSize("oneHot(classes)", classes);
  const precision = Object.prototype.toString.call(labels) === "[object Float32Array]" ? "float32" : "float64";
  const rows = roomFor("oneHot(labels, classes)", labels.length * classes, (length) => allocate(dtype, length));
  for (let example = 0; example < labels.length; example++) {
    const label = labels[example]!;
    if (typeof label !== "number") expectNumber(`oneHot(labels[${example}])`, label);
    expectLabel("oneHot", example, label, classes, precision);
    rows[example * classes + label] = 1;
  }
  return fromElements(rows, [labels.length, classes]);
};
