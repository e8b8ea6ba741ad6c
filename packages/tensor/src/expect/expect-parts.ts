import type { Interpreter } from "../interpreter/interpreter.js";
import type { GradientTransformation } from "../model/gradient-transformation.js";
import type { Layer } from "../model/layer.js";
import type { Loss } from "../model/loss.js";
import { ArgumentError } from "./argument-error.js";

/** Throws an ArgumentError unless a value is a function. */
export function expectFunction(place: string, value: unknown, advice?: string): asserts value is () => unknown {
  if (typeof value === "function") return;
  throw new ArgumentError({ place, expected: "a function", received: value, advice });
}

/** What makes an object a part of some kind. */
export interface PartKind {
  /** Completes "expects …": `an optimizer`. */
  readonly expected: string;
  /** The methods that it must have. */
  readonly methods: readonly string[];
  /** A call that makes one, for advice: `adam({ learningRate: 0.001 })`. */
  readonly example: string;
}

/** Throws an ArgumentError unless a value has the methods of a kind of part; says so where a function was not called. */
export const expectPart = (place: string, value: unknown, { expected, methods, example }: PartKind): void => {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  if (isObject && methods.every((method) => typeof Reflect.get(value, method) === "function")) return;
  const advice = typeof value === "function" ? `Call it: ${example}, for example.` : `${example} is one, for example.`;
  throw new ArgumentError({ place, expected, received: value, advice });
};

/** Throws an ArgumentError unless a value is a layer. */
export function expectLayer(place: string, value: unknown): asserts value is Layer {
  const methods = ["initialize", "initializeStatistics", "forward"];
  expectPart(place, value, { expected: "a layer", methods, example: "linear(3, 1)" });
}

/** Throws an ArgumentError unless a value is a loss. */
export function expectLoss(place: string, value: unknown): asserts value is Loss {
  expectPart(place, value, { expected: "a loss", methods: ["evaluate"], example: "meanSquaredError" });
}

/** Throws an ArgumentError unless a value is a gradient transformation, such as an optimizer. */
export function expectTransformation(place: string, value: unknown): asserts value is GradientTransformation {
  const methods = ["initialize", "update"];
  expectPart(place, value, { expected: "an optimizer", methods, example: "adam({ learningRate: 0.001 })" });
}

/** Throws an ArgumentError unless a value is an interpreter. */
export function expectInterpreter(place: string, value: unknown): asserts value is Interpreter {
  const methods = ["variable", "assign", "increase", "step", "run", "compile", "read"];
  expectPart(place, value, { expected: "an interpreter", methods, example: "referenceInterpreter()" });
}
