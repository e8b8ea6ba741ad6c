import {
  type DType,
  expectArgument,
  expectBoolean,
  expectLayer,
  expectLoss,
  expectNumber,
  expectOneOf,
  expectOptimizer,
  expectOptions,
  expectPart,
  expectString,
  expectStrings,
  expectTensor,
  fromElements,
  type GradientTransformation,
  isTensor,
  type Layer,
  rowMajor,
  type Shape,
  ShapeError,
  sameShape,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import type { AnyLoss, Regularization, TrainingStart } from "@gd/train";
import { record } from "./record/record.js";
import { buildTrace } from "./steps/build-trace.js";
import type { Trace } from "./trace-document.js";

/** What `trace` derives, and how much of it is written out. */
export interface TraceOptions {
  /** Any layer; most often `sequential(…)`. */
  readonly model: Layer;
  /** Without a loss and a target the derivation ends with the output. */
  readonly loss?: AnyLoss | undefined;
  /** Without an optimizer it ends with the gradients. */
  readonly optimizer?: GradientTransformation | undefined;
  /** A cost of the parameters that training adds: `l1`, `l2`, or a list. Default: none. */
  readonly regularization?: Regularization | undefined;
  /** A single example, or a batch, and what its output should be. */
  readonly example: { readonly input: Tensor; readonly target?: Tensor | undefined };
  /** The parameters, as `training.state()` has them. Default: fresh ones, drawn from the seed. */
  readonly state?: Partial<Pick<TrainingStart, "parameters" | "statistics" | "optimizerState" | "step">> | undefined;
  /** What the inputs are called, such as the columns of a table: of the entries of x, in order. Default: nothing. */
  readonly inputNames?: readonly string[] | undefined;
  /** What the outputs are called, such as classes: of the entries of the output, in order. Default: nothing. */
  readonly outputNames?: readonly string[] | undefined;
  /** Sentences about the example, which stand before what is given, such as how cells of a table became x. Default: none. */
  readonly notes?: readonly string[] | undefined;
  /** Of fresh parameters, and of what layers draw. Default: 0. */
  readonly seed?: number | string | undefined;
  /** Whether layers compute as in training: batch normalization and dropout differ. Default: true. */
  readonly training?: boolean | undefined;
  /** Default: `"float64"`, as on paper. */
  readonly dtype?: DType | undefined;
  /**
   * The entry to follow through values that are too large to be written out, by its name on paper: `"z2[5]"`, or
   * `"x[12, 14, 1]"` for a pixel. Default: the entry of the output with the largest gradient.
   */
  readonly follow?: string | undefined;
  /** Values of up to this many entries are written out. Default: 36. */
  readonly shown?: number | undefined;
  /** Sums of more terms have this many, the largest, and the sum of the others as a number. Default: 8. */
  readonly terms?: number | undefined;
  /** Values of up to this many entries are in the document with all their numbers. Default: 10,000. */
  readonly kept?: number | undefined;
}

const NAMES = [
  "model",
  "loss",
  "optimizer",
  "regularization",
  "example",
  "state",
  "inputNames",
  "outputNames",
  "notes",
  "seed",
  "training",
  "dtype",
  "follow",
  "shown",
  "terms",
  "kept",
] as const;

/**
 * The whole derivation of a step of gradient descent: each value of the forward and the backward pass with its formula, the
 * numbers that are put in, and the result; the chain rule for each parameter; the update, and the loss after it. It is made of
 * the operations that the layers' own code performs, so that layers of your own are derived, too.
 *
 * The document is plain data. `traceText`, `traceMarkdown`, `traceLatex`, `traceHtml` and `traceJson` write it.
 *
 * ```ts
 * const derivation = trace({ model, loss, optimizer, example: { input: tensor([1, 2, -1]), target: tensor([0]) } });
 * ```
 *
 * Throws  ArgumentError and ShapeError for what does not fit together, and what layers and losses throw
 */
export const trace = (options: TraceOptions): Trace => {
  const given = expectOptions("trace", options, NAMES);
  const { model, loss, optimizer, regularization, example, state = {}, seed = 0 } = given;
  const { training = true, dtype = "float64", shown = 36, terms = 8, kept = 10_000, follow } = given;
  expectLayer("trace(model)", model);
  if (loss !== undefined) expectLoss("trace(loss)", loss);
  if (optimizer !== undefined) expectOptimizer("trace(optimizer)", optimizer);
  if (regularization !== undefined) expectPenalties(regularization);
  const { input, target } = expectOptions("trace(example)", example, ["input", "target"]);
  expectTensor("trace(example).input", input);
  if (target !== undefined) expectTensor("trace(example).target", target);
  // A state of training has more than is needed.
  expectArgument(Object.prototype.toString.call(state) === "[object Object]" && !isTensor(state), {
    place: "trace(state)",
    expected: "a state of a training, or { parameters }",
    received: state,
  });
  const { step = 0 } = state;
  expectNumber("trace(state).step", step, { from: 0, whole: true });
  const isSeed = typeof seed === "string" || (typeof seed === "number" && Number.isFinite(seed));
  expectArgument(isSeed, { place: "trace(seed)", expected: "a finite number or a string", received: seed });
  const { inputNames, outputNames, notes } = given;
  expectNames("trace(inputNames)", inputNames, sizeOf(model.inputShape));
  expectNames("trace(outputNames)", outputNames, sizeOf(model.outputShape));
  if (notes !== undefined) expectStrings("trace(notes)", notes);
  expectBoolean("trace(training)", training);
  expectOneOf("trace(dtype)", dtype, ["float32", "float64"]);
  if (follow !== undefined) expectString("trace(follow)", follow);
  expectNumber("trace(shown)", shown, { from: 1 });
  expectNumber("trace(terms)", terms, { from: 1 });
  expectNumber("trace(kept)", kept, { from: 0 });
  expectArgument(loss === undefined || target !== undefined, {
    place: "trace(example).target",
    expected: `what the output should be, for ${loss?.name}`,
    received: target,
    advice: "Without a target, leave the loss out: the derivation ends with the output.",
  });
  expectArgument(optimizer === undefined || loss !== undefined, {
    place: "trace(loss)",
    expected: `a loss whose gradient ${optimizer?.name} can follow`,
    received: loss,
  });
  const isSingle = sameShape(input.shape, model.inputShape);
  const batched = (x: Tensor): Tensor => (isSingle ? fromElements(rowMajor(x), [1, ...x.shape]) : x);
  const batch = batched(input);
  if (!sameShape(batch.shape.slice(1), model.inputShape)) {
    const expected: Shape = model.inputShape;
    const advice = "An example has the shape that the model takes; a batch has an axis for the examples before it.";
    throw new ShapeError({
      place: `trace › ${model.name}`,
      role: "example.input",
      expected,
      received: input.shape,
      advice,
    });
  }
  const recording = record({
    model,
    loss,
    optimizer,
    regularization,
    input: batch,
    target: target && batched(target),
    parameters: state.parameters,
    statistics: state.statistics,
    optimizerState: state.optimizerState,
    step,
    seed,
    training,
    dtype,
  });
  return buildTrace(recording, {
    model: model.name,
    loss: loss?.name,
    optimizer: optimizer?.name,
    dtype,
    training,
    examples: batch.shape[0]!,
    inputNames,
    outputNames,
    notes,
    follow,
    shown,
    terms,
    kept,
  });
};

const expectNames = (place: string, names: readonly string[] | undefined, count: number): void => {
  if (names === undefined) return;
  expectStrings(place, names);
  expectArgument(names.length === count, { place, expected: `${count} names, one for each`, received: names });
};

const expectPenalties = (regularization: Regularization): void => {
  const penalties: readonly unknown[] = Array.isArray(regularization) ? regularization : [regularization];
  const kind = { expected: "a penalty", methods: ["evaluate"], example: "l2({ strength: 1e-4 })" };
  for (const penalty of penalties) {
    expectPart("trace(regularization)", penalty, kind);
    expectStrings("trace(regularization).exclude", Object(penalty).exclude);
  }
};
