import { type Elements, type Interpreter, isRepeatable, type Layer, sizeOf, type Tensor, whenRead } from "@gd/tensor";

/** Of more rows a plan saves little, and it keeps the memory of all that the layers compute. */
const MOST_ROWS = 32;

/** More outputs are read as a whole, which then takes less time than a list of numbers. */
const MOST_OUTPUTS = 1024;

/** To make a plan takes as long as so many calls. */
const CALLS_BEFORE_PLANS = 16;

/** The elements of outputs. */
type Outputs = Elements | readonly number[];

/**
 * What a model makes of a batch, by its forward pass. After some calls, small batches are computed from a plan, with the same
 * operations and so the same bits.
 */
export const batchOutputs = (
  interpreter: Interpreter,
  model: Layer,
  forward: (input: Tensor) => Tensor,
): ((batch: Tensor) => Outputs | Promise<Outputs>) => {
  const { ops } = interpreter;
  const perRow = sizeOf(model.outputShape);
  const mostRows = isRepeatable(model) ? Math.min(MOST_ROWS, Math.floor(MOST_OUTPUTS / perRow)) : 0;
  const fromPlan = interpreter.compile(([input]: readonly [Tensor]) => ({
    report: ops.concatenate([forward(input)]),
    finite: [],
    changes: [],
  }));
  let calls = 0;

  return (batch) => {
    const isSmall = batch.shape[0]! <= mostRows && batch.dtype === ops.dtype;
    if (isSmall && ++calls > CALLS_BEFORE_PLANS) return whenRead(fromPlan([batch]), (numbers = []) => numbers);
    return interpreter.read(interpreter.step(() => forward(ops.from(batch))));
  };
};
