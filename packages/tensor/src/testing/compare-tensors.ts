import { expectNumber, expectString } from "../expect/expect.js";
import { expectOptions } from "../expect/expect-options.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { leavesOf, type Parameters } from "../parameters.js";
import { rowMajor } from "../row-major.js";
import { formatShape, sameShape, sizeOf } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { assertContract } from "./contract.js";

/** How far two values may be apart: |a − b| ≤ absolute + relative · |b|. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** The same bits; a NaN equals a NaN, and 0 differs from −0. */
export const SAME_BITS: Tolerance = { relative: 0, absolute: 0 };
/** Rounding of float64 in another order. */
export const FLOAT64: Tolerance = { relative: 1e-12, absolute: 1e-12 };
/** How far float32 may be from float64. */
export const FLOAT32: Tolerance = { relative: 1.3e-6, absolute: 1e-5 };

/** Throws a ContractError that names the first element that is further from the expected one than tolerated. */
export const compareTensors = (what: string, actual: Tensor, expected: Tensor, tolerance: Tolerance): void => {
  expectString("compareTensors(what)", what);
  // Elements that are gone, or too few, are for the contract to find.
  if (!ArrayBuffer.isView(Object(actual).data)) expectTensor("compareTensors(actual)", actual);
  if (!ArrayBuffer.isView(Object(expected).data)) expectTensor("compareTensors(expected)", expected);
  expectTolerance("compareTensors", tolerance);
  assertContract(
    sameShape(actual.shape, expected.shape),
    () => `${what} has shape ${formatShape(actual.shape)}, expected ${formatShape(expected.shape)}`,
  );
  for (const { data, shape } of [actual, expected]) {
    assertContract(
      data.length === sizeOf(shape),
      () => `${what} has ${data.length} elements in memory, expected ${sizeOf(shape)}`,
    );
  }
  const [left, right] = [rowMajor(actual), rowMajor(expected)];
  const exact = tolerance.relative === 0 && tolerance.absolute === 0;
  left.forEach((value, i) => {
    const other = right[i]!;
    const close =
      Object.is(value, other) ||
      (!exact && Math.abs(value - other) <= tolerance.absolute + tolerance.relative * Math.abs(other));
    assertContract(close, () => `${what}: element ${i} is ${value}, expected ${other}`);
  });
};

const expectTolerance = (place: string, tolerance: Tolerance): void => {
  const { relative, absolute } = expectOptions(place, tolerance, ["relative", "absolute"]);
  expectNumber(`${place}(relative)`, relative, { from: 0 });
  expectNumber(`${place}(absolute)`, absolute, { from: 0 });
};

/** `compareTensors` for each tensor of two trees. */
export const compareTrees = (what: string, actual: Parameters, expected: Parameters, tolerance: Tolerance): void => {
  expectString("compareTrees(what)", what);
  expectTolerance("compareTrees", tolerance);
  const [left, right] = [leavesOf("compareTrees(actual)", actual), leavesOf("compareTrees(expected)", expected)];
  const names = (tree: typeof left) => tree.map(([path]) => path).join(", ");
  assertContract(names(left) === names(right), () => `${what}: tensors ${names(left)}, expected ${names(right)}`);
  left.forEach(([path, leaf], i) => void compareTensors(`${what} ${path}`.trim(), leaf, right[i]![1], tolerance));
};
