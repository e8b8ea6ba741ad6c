import { expectOptions } from "../expect/expect-options.js";
import { expectLoss } from "../expect/expect-parts.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { hasElements } from "../has-elements.js";
import { counting } from "../interpreter/counting.js";
import { referenceInterpreter, referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { traced } from "../interpreter/traced.js";
import { coefficientsAt } from "../model/coefficients.js";
import type { Context } from "../model/context.js";
import { createContext } from "../model/create-context.js";
import type { Loss } from "../model/loss.js";
import { mapLeaves } from "../parameters.js";
import { formatShape, sameShape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { checkGradients } from "./check-gradients.js";
import { combinedBatches, examplesOf } from "./combined-batches.js";
import { compareTensors, compareTrees, FLOAT32, FLOAT64, SAME_BITS } from "./compare-tensors.js";
import { assertContract, type ContractCase, describeContract, errorOf } from "./contract.js";
import { describeGradientCheck } from "./describe-gradient-check.js";
import { evaluationOf } from "./evaluation-of.js";
import type { LossExample } from "./loss-claim.js";

/**
 * What every loss must guarantee: its gradient is the derivative of its value; nothing that it receives changes; equal
 * inputs give equal bits; all interpreters agree; batches combine to the whole by its `reduction`; a target of another
 * shape or precision is refused by name. The example has two examples or more.
 */
export const lossContract = <Output extends Tensor, Target extends Tensor>(
  loss: Loss<Output, Target>,
  example: LossExample<Output, Target>,
): readonly ContractCase[] => {
  expectLoss("lossContract(loss)", loss);
  const { output, target } = expectOptions("lossContract", example, ["output", "target"]);
  expectTensor("lossContract(output)", output);
  expectTensor("lossContract(target)", target);
  const interpreter = referenceInterpreter({ dtype: "float64" });
  const float64 = interpreter.ops;
  const context = createContext({ ops: float64 });
  const run = (ctx: Context, y: Tensor = output, t: Tensor = target) => {
    const coefficients = coefficientsAt(loss, ctx.ops, 0);
    const { value, backward } = evaluationOf(loss, { ...ctx, coefficients }, y as Output, t as Target);
    return { value: hasElements(value) ? toArray(value) : Number.NaN, gradient: backward() };
  };
  const expectSameBits = (ctx: Context): void => {
    const [got, wanted] = [run(ctx), run(context)];
    assertContract(Object.is(got.value, wanted.value), () => `value ${got.value}, expected ${wanted.value}`);
    compareTensors("gradient", got.gradient, wanted.gradient, SAME_BITS);
  };

  return [
    {
      name: "the gradient is the derivative of the value",
      check() {
        const check = checkGradients(loss, { output, target, elementwise: Number.POSITIVE_INFINITY });
        assertContract(check.passed && check.compared > output.data.length / 2, () => describeGradientCheck(check));
      },
    },
    {
      name: "what it is given stays as it is",
      check() {
        const given = { output, target };
        const before = mapLeaves(given, interpreter.variable);
        run(context);
        compareTrees("after evaluate", given, before, SAME_BITS);
      },
    },
    { name: "equal inputs give equal bits", check: () => expectSameBits(context) },
    { name: "traced gives the same bits", check: () => expectSameBits({ ...context, ops: traced(float64, () => {}) }) },
    {
      name: "counting gives the same shape",
      check() {
        const { ops } = counting({ dtype: "float64" });
        const counted = run({ ...context, ops }, ops.from(output), ops.from(target)).gradient.shape;
        const { shape } = run(context).gradient;
        assertContract(
          sameShape(counted, shape),
          () => `the gradient has shape ${formatShape(counted)}, expected ${formatShape(shape)}`,
        );
      },
    },
    {
      name: "float32 gives the same values",
      check() {
        const ops = referenceOps({ dtype: "float32" });
        const [narrow, wide] = [run({ ...context, ops }, ops.from(output), ops.from(target)), run(context)];
        const apart = Math.abs(narrow.value - wide.value);
        assertContract(
          apart <= FLOAT32.absolute + FLOAT32.relative * Math.abs(wide.value),
          () => `value ${narrow.value}, expected ${wide.value}`,
        );
        compareTensors("gradient", narrow.gradient, wide.gradient, FLOAT32);
      },
    },
    {
      name: "batches combine to the whole",
      check() {
        assertContract((output.shape[0] ?? 0) > 1, () => "this takes two examples or more");
        const [combined, whole] = [combinedBatches(float64, loss, { output, target }), run(context)];
        assertContract(
          Math.abs(combined.value - whole.value) <= FLOAT64.absolute + FLOAT64.relative * Math.abs(whole.value),
          () => `the value is ${whole.value}; those of its parts combine to ${combined.value}`,
        );
        compareTensors("the gradient of its parts", combined.gradient, whole.gradient, FLOAT64);
      },
    },
    {
      name: "targets of another shape or precision are refused by name",
      check() {
        const half = Math.floor((target.shape[0] ?? 0) / 2);
        const longer = float64.reshape(target, [...target.shape, 1]);
        const refusals: readonly (readonly [string, string, () => unknown])[] = [
          ["a target of another rank", "ShapeError", () => run(context, output, longer)],
          ["half a batch of targets", "ShapeError", () => run(context, output, examplesOf(target, 0, half))],
          [
            "a float32 target",
            "DTypeError",
            () => run(context, output, referenceOps({ dtype: "float32" }).from(target)),
          ],
        ];
        for (const [what, name, call] of refusals) {
          const error = errorOf(what, call);
          assertContract(
            error.name === name && error.message.includes(loss.name),
            () => `${what} gave ${error.name}: ${error.message}; expected a ${name} that names ${loss.name}`,
          );
        }
      },
    },
  ];
};

/** The loss contract as tests. */
export const describeLoss = <Output extends Tensor, Target extends Tensor>(
  loss: Loss<Output, Target>,
  example: LossExample<Output, Target>,
): void => {
  const contract = lossContract(loss, example);
  describeContract(loss.name, contract);
};
