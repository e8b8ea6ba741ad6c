import { hasElements } from "../has-elements.js";
import { isShape, sizeOf } from "../shape.js";
import { isStale, StaleTensorError } from "../stale-tensor-error.js";
import type { Tensor } from "../tensor.js";
import { ArgumentError } from "./argument-error.js";
import { expectAttached } from "./expect-attached.js";

/**
 * Throws an ArgumentError unless a value is a tensor: sizes, a precision, and as many elements as the sizes say; or a
 * StaleTensorError if its elements are gone.
 */
export function expectTensor(place: string, value: unknown, advice?: string): asserts value is Tensor {
  const wrong = (expected: string, received: unknown, otherwise: string): ArgumentError =>
    new ArgumentError({ place, expected, received, advice: advice ?? otherwise });
  if (!looksLikeTensor(value)) {
    const nested = Array.isArray(value) || typeof value === "number";
    throw wrong("a tensor", value, nested ? "Make one with tensor(…)." : MAKE_ONE);
  }
  const { shape, dtype } = value;
  if (!isShape(shape)) throw wrong("a tensor whose shape is a list of sizes", shape, MAKE_ONE);
  if (dtype !== "float32" && dtype !== "float64") {
    throw wrong('a tensor whose dtype is "float32" or "float64"', dtype, MAKE_ONE);
  }
  if (value.transposed && shape.length !== 2) throw wrong("a tensor of two axes, as it is transposed", shape, MAKE_ONE);
  // The elements of a tensor with a getter need not be at hand, or are made when they are first read.
  const property = Object.getOwnPropertyDescriptor(value, "data");
  if (property === undefined || property.get !== undefined) return;
  const data: unknown = property.value;
  const kind = dtype === "float64" ? "Float64Array" : "Float32Array";
  if (kindOf(data) === kind) {
    if (isStale(value)) throw new StaleTensorError(place, shape);
    expectAttached(place, data);
    if (!hasElements(value) || value.data.length === sizeOf(shape)) return;
    throw wrong(`a tensor with ${sizeOf(shape)} elements`, value.data.length, "Its shape says how many there are.");
  }
  throw wrong(`a tensor whose data is a ${kind} of length ${sizeOf(shape)}`, data, fromJson(kind));
}

const looksLikeTensor = (value: unknown): value is Tensor =>
  typeof value === "object" && value !== null && "dtype" in value && "shape" in value && "data" in value;

const tag = /* @__PURE__ */ Object.getOwnPropertyDescriptor(
  /* @__PURE__ */ Object.getPrototypeOf(Float32Array.prototype),
  Symbol.toStringTag,
);

/** The kind of a typed array, of whichever realm; undefined for anything else. Twenty times as fast as its text. */
const kindOf = (data: unknown): string | undefined => tag?.get?.call(data);

const MAKE_ONE = "tensor(…) and fromElements(…) make one.";

const fromJson = (kind: string): string =>
  `JSON makes objects of typed arrays: fromElements(${kind}.from(Object.values(data)), shape) makes a tensor again.`;
