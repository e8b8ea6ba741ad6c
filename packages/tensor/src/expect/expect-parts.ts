import type { Interpreter } from "../interpreter/interpreter.js";
import type { Context } from "../model/context.js";
import type { GradientTransformation } from "../model/gradient-transformation.js";
import type { Layer } from "../model/layer.js";
import type { Loss } from "../model/loss.js";
import type { RandomStream } from "../random/random-stream.js";
import type { RandomStreams } from "../random/random-streams.js";
import { ArgumentError } from "./argument-error.js";
import { expectPart, has } from "./expect-part.js";

/** Throws an ArgumentError unless a value is a layer. */
export function expectLayer(place: string, value: unknown): asserts value is Layer {
  const methods = ["initialize", "initializeStatistics", "forward"];
  const sized = has(value, "at") ? "Say the shape of its examples, as in relu.at([64])." : undefined;
  const advice = Array.isArray(value) ? "Make one of several layers with sequential(…)." : sized;
  expectPart(place, value, { expected: "a layer", methods, example: "linear(3, 1)" }, advice);
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

/** Throws an ArgumentError unless a value is an optimizer: a gradient transformation that does not say that it climbs. */
export function expectOptimizer(place: string, value: unknown): asserts value is GradientTransformation {
  expectTransformation(place, value);
  if (value.descends !== false) return;
  throw new ArgumentError({
    place,
    expected: "an optimizer, whose updates descend",
    received: value.name,
    advice:
      "It passes on a gradient, which points uphill: chain it with gradientDescent({ learningRate: 0.1 }), for example.",
  });
}

/** Throws an ArgumentError unless a value is an interpreter. */
export function expectInterpreter(place: string, value: unknown): asserts value is Interpreter {
  const methods = ["variable", "assign", "increase", "step", "run", "compile", "read"];
  expectPart(place, value, { expected: "an interpreter", methods, example: "referenceInterpreter()" });
}

/** Throws an ArgumentError unless a value is random streams. */
export function expectRandomStreams(place: string, value: unknown): asserts value is RandomStreams {
  const methods = ["stream", "key", "within"];
  expectPart(place, value, { expected: "random streams", methods, example: "randomStreams(1)" });
}

/** Throws an ArgumentError unless a value is a random stream. */
export function expectRandomStream(place: string, value: unknown): asserts value is RandomStream {
  const methods = ["uniform", "standardNormal", "integer", "permutation"];
  expectPart(place, value, { expected: "a random stream", methods, example: 'randomStreams(1).stream("weight")' });
}

/** Throws an ArgumentError unless a value is a context. */
export function expectContext(place: string, value: unknown): asserts value is Context {
  // In each step of a training, for each layer: no text is made as long as all is well.
  const { ops, random, path } = Object(value);
  if (has(ops, "fill") && has(random, "within") && Array.isArray(path)) return;
  const advice = "createContext({ … }) makes one.";
  throw new ArgumentError({ place, expected: "a context", received: value, advice });
}
