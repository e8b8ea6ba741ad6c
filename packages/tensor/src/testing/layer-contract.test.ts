import { describe, expect, test } from "vitest";
import { DTypeError } from "../dtype-error.js";
import type { Context } from "../model/context.js";
import { drawUniform } from "../model/draw-uniform.js";
import type { Forward, Layer } from "../model/layer.js";
import { type None, none } from "../parameters.js";
import { sameShape } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import type { Tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { failingCases } from "./failing-cases.js";
import { describeLayer, layerContract } from "./layer-contract.js";

type Noisy = (context: Context, x: Tensor) => Forward<Tensor, Tensor, None, None>;

/** y = x · (1 + rate · noise) in training, with a rate that decays, and x in evaluation. */
const noisy = (wrong: (right: Noisy) => Noisy = (right) => right): Layer => {
  const expectOwn = ({ ops, path }: Context, role: string, x: Tensor, shapes: readonly (readonly number[])[]): void => {
    const place = [...path, "noisy"].join(" › ");
    if (x.dtype !== ops.dtype) throw new DTypeError(place, ops.dtype, x.dtype);
    if (shapes.some((shape) => sameShape(shape, x.shape))) return;
    throw new ShapeError({ place, role, expected: shapes[0]!, received: x.shape });
  };
  const right: Noisy = (context, x) => {
    const { ops, training, coefficients } = context;
    expectOwn(context, "input", x, [[x.shape[0]!, 3], [3]]);
    const noise = ops.scale(drawUniform(context, "noise", x.shape), coefficients[0]!);
    const scaled = (y: Tensor): Tensor => (training ? ops.multiply(y, ops.add(noise, 1)) : y);
    const backward = (outputGradient: Tensor) => {
      expectOwn(context, "output gradient", outputGradient, [x.shape]);
      return { inputGradient: scaled(outputGradient), gradients: none };
    };
    return {
      output: scaled(x),
      statistics: none,
      backward,
      parameterGradients: (outputGradient) => backward(outputGradient).gradients,
    };
  };
  const forward = wrong(right);
  const layer = {
    name: "noisy",
    inputShape: [3],
    outputShape: [3],
    coefficients: (step: number) => [0.5 * 0.9 ** step],
    initialize: () => none,
    initializeStatistics: () => none,
    forward: (context: Context, _: None, x: Tensor) => forward(context, x),
  };
  // The plain object says less of its shapes than `Layer` asks for.
  return layer as unknown as Layer;
};

const failuresOf = (wrong: (right: Noisy) => Noisy): readonly string[] => failingCases(layerContract(noisy(wrong)));

const TRAINING = "gradients are the derivatives of the output, in training";
const EVALUATION = "gradients are the derivatives of the output, in evaluation";
const GIVEN = "what it is given stays as it is";
const REPEATED = "the same seed gives the same bits";
const AGREE = "traced gives the same bits, counting the same shapes, float32 the same values";
const REFUSED = "inputs and gradients of another shape or precision are refused by name";

describeLayer(noisy());

describe("layerContract of a layer that draws and has a coefficient", () => {
  test("finds nothing in the right layer", () => {
    expect(failuresOf((right) => right)).toEqual([]);
  });

  test("gives it the coefficient of step 0", () => {
    const seen = new Set<number>();
    const failures = failuresOf((right) => (context, x) => {
      const [rate] = context.coefficients;
      if (rate!.data.length > 0) seen.add(toArray(rate!));
      return right(context, x);
    });
    expect(failures).toEqual([]);
    expect([...seen]).toEqual([0.5]);
  });

  test("finds noise that is drawn anew for the gradient", () => {
    const failures = failuresOf((right) => (context, x) => {
      const again = right({ ...context, random: context.random.within("again") }, x);
      return { ...right(context, x), backward: again.backward };
    });
    expect(failures).toEqual([TRAINING]);
  });

  test("finds noise in evaluation that the gradient knows nothing of", () => {
    const failures = failuresOf((right) => (context, x) => {
      const { output } = right({ ...context, training: true }, x);
      return { ...right(context, x), output };
    });
    expect(failures).toContain(EVALUATION);
  });

  test("finds noise of no seed", () => {
    let draws = 0;
    const failures = failuresOf((right) => (context, x) => {
      return right({ ...context, random: context.random.within(`${draws++}`) }, x);
    });
    expect(failures).toEqual(expect.arrayContaining([TRAINING, REPEATED, AGREE]));
  });

  test("finds an input that is changed in place", () => {
    const failures = failuresOf((right) => (context, x) => {
      const result = right(context, x);
      x.data.set(result.output.data);
      return result;
    });
    expect(failures).toContain(GIVEN);
  });

  test("finds a layer that refuses nothing", () => {
    const failures = failuresOf((right) => (context, x) => {
      try {
        return right(context, x);
      } catch {
        return right(context, context.ops.fill([1, 3], 0));
      }
    });
    expect(failures).toEqual([REFUSED]);
  });
});
