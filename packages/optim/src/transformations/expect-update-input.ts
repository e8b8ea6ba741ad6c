import {
  ArgumentError,
  expectArgument,
  expectOps,
  expectTensor,
  isTensor,
  type Parameters,
  type UpdateInput,
} from "@gd/tensor";

/** Throws an ArgumentError unless a transformation can be given this, and its state has these names. */
export const expectUpdateInput = (
  name: string,
  input: UpdateInput<Parameters>,
  namesInState: readonly string[] = [],
): void => {
  // Once for each transformation in each step: no text is made as long as all is well.
  if (isObject(input)) {
    const { ops, gradient, parameters, state, coefficients } = input;
    const vectors = isVector(gradient) && isVector(parameters);
    const numbers = typeof ops?.add === "function" && Array.isArray(coefficients);
    if (vectors && numbers && isObject(state) && namesInState.every((part) => part in state)) return;
  }
  refuse(name, input, namesInState);
};

/** Finds what is wrong. */
const refuse = (name: string, input: unknown, namesInState: readonly string[]): never => {
  const place = (option: string): string => `${name}.update(${option})`;
  expectArgument(isObject(input), {
    place: place("input"),
    expected: "{ ops, gradient, state, parameters, coefficients }",
    received: input,
  });
  const { ops, gradient, state, parameters, coefficients } = input as Readonly<Record<string, unknown>>;
  expectOps(place("ops"), ops);
  for (const [option, vector] of Object.entries({ gradient, parameters })) {
    expectTensor(place(option), vector);
    expectArgument(isVector(vector), { place: place(option), expected: "a vector", received: vector });
  }
  expectArgument(Array.isArray(coefficients), {
    place: place("coefficients"),
    expected: "a list of scalars",
    received: coefficients,
    advice: "coefficientsAt(transformation, ops, step) makes them.",
  });
  throw new ArgumentError({
    place: place("state"),
    expected: namesInState.length === 0 ? "a state that it made" : `a state with ${namesInState.join(", ")}`,
    received: state,
    advice: "initialize(ops, length) makes the first one.",
  });
};

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const isVector = (value: unknown): boolean => isTensor(value) && value.shape?.length === 1;
