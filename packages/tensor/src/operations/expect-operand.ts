import { ArgumentError } from "../expect/argument-error.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { isTensor } from "../is-tensor.js";
import { isShaped, type Operation } from "./operation.js";

/** Throws an ArgumentError unless an operand is what the operation's example has in its place. */
export const expectOperand = (name: string, { example, roles }: Operation, i: number, operand: unknown): void => {
  const difference = differenceBetween(example[i], operand);
  if (difference === undefined) return;
  const { path, expected, received } = difference;
  const place = `${name}(${roles[i]}${path})`;
  if (expected === TENSOR) expectTensor(place, received);
  throw new ArgumentError({ place, expected, received });
};

interface Difference {
  /** Where in the operand: `.padding.top`. */
  readonly path: string;
  readonly expected: string;
  readonly received: unknown;
}

const TENSOR = "a tensor";

/** Where an operand is of another kind than an example; undefined where it is of the same. */
const differenceBetween = (example: unknown, operand: unknown): Difference | undefined => {
  if (isShaped(example)) return isTensor(operand) ? undefined : { path: "", expected: TENSOR, received: operand };
  if (typeof example === "number") {
    return typeof operand === "number" ? undefined : { path: "", expected: "a number", received: operand };
  }
  if (Array.isArray(example)) {
    if (!Array.isArray(operand)) {
      const expected = isShaped(example[0]) ? "a list of tensors" : "a list of numbers";
      return { path: "", expected, received: operand };
    }
    for (let i = 0; i < operand.length; i++) {
      const inside = differenceBetween(example[0], operand[i]);
      if (inside !== undefined) return { ...inside, path: `[${i}]${inside.path}` };
    }
    return undefined;
  }
  const names = Object.keys(example as object);
  if (typeof operand !== "object" || operand === null) {
    return { path: "", expected: `an object with ${names.join(", ")}`, received: operand };
  }
  for (const name of names) {
    const inside = differenceBetween(Reflect.get(example as object, name), Reflect.get(operand, name));
    if (inside !== undefined) return { ...inside, path: `.${name}${inside.path}` };
  }
  return undefined;
};
