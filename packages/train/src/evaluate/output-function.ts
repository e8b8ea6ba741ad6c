import {
  coefficientsAt,
  expectTensor,
  fromElements,
  isRepeatable,
  type Layer,
  type Scalar,
  sizeOf,
  type Tensor,
  whenRead,
} from "@gd/tensor";
import { expectInput } from "../expect/expect-input.js";
import { forwardOf } from "../step/forward-of.js";
import type { Running, RunState } from "./evaluate.js";

/** A running model, of which no loss is asked. */
export type RunningModel = Omit<Running, "setup"> & { readonly setup: { readonly model: Layer } };

/** The output for an input at a step. */
export type OutputFunction = (input: Tensor, step?: number) => Tensor | Promise<Tensor>;

/** More outputs are read as a whole, which then takes less time than a list of numbers. */
const MOST_FROM_PLANS = 1024;

/** To make a plan takes as long as so many calls. */
const CALLS_BEFORE_PLANS = 16;

/** What a model makes of an input, copied to the heap. After some calls, small batches are computed from a plan. */
export const outputFunction = (
  { interpreter, context, setup: { model } }: RunningModel,
  { parameters, statistics }: RunState,
): OutputFunction => {
  const { ops } = context;
  const Elements = ops.dtype === "float32" ? Float32Array : Float64Array;
  const perExample = sizeOf(model.outputShape);
  const isPlannable = context.observe === undefined && isRepeatable(model);
  const outputOf = (input: Tensor, coefficients: readonly Scalar[]): Tensor =>
    forwardOf(model, { ...context, training: false, coefficients }, parameters, input, statistics).output;
  const fromPlan = interpreter.compile(([input, ...coefficients]: readonly [Tensor, ...Scalar[]]) => ({
    report: ops.concatenate([outputOf(input, coefficients)]),
    finite: [],
    changes: [],
  }));
  let calls = 0;

  return (input, step = 0) => {
    expectTensor("predict(input)", input);
    expectInput("predict(input)", model, input);
    const batch = input.shape.slice(0, input.shape.length - model.inputShape.length);
    if (isPlannable && sizeOf(batch) * perExample <= MOST_FROM_PLANS && ++calls > CALLS_BEFORE_PLANS) {
      const report = fromPlan([input, ...coefficientsAt(model, ops, step)]);
      const shape = [...batch, ...model.outputShape];
      return whenRead(report, (numbers = []) => fromElements(new Elements(numbers), shape));
    }
    const output = interpreter.step(() => outputOf(input, coefficientsAt(model, ops, step)));
    return whenRead(interpreter.read(output), (elements) => fromElements(elements, output.shape));
  };
};
