import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { ArgumentError, type Context, type Layer, none, type Parameters, type Tensor, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { createTraining } from "../index.js";

describe("the gradients of a layer", () => {
  type Named = { readonly [name: string]: Parameters };
  /** y = x, by hand, with gradients for a scale and a shift that defineLayer would look at. */
  const scaled = (
    gradients: (scale: Parameters, shift: Parameters) => Named,
  ): Layer<readonly [1], readonly [1], Named> => {
    const made = gradients(tensor([10]), tensor([20]));
    const forward = (_: Context, __: Named, input: Tensor) => ({
      output: input,
      statistics: none,
      backward: () => ({ inputGradient: input, gradients: made }),
      parameterGradients: () => made,
    });
    return {
      name: "scaled",
      inputShape: [1],
      outputShape: [1],
      initialize: ({ ops }) => ({ scale: ops.fill([1], 1), shift: ops.fill([1], 0) }),
      initializeStatistics: () => none,
      forward: forward as never,
    };
  };
  const trained = (model: ReturnType<typeof scaled>) => {
    const training = createTraining({ model, loss: meanSquaredError, optimizer: gradientDescent({ learningRate: 1 }) });
    training.step({ input: tensor([[0]]), target: tensor([[0]]) });
    return training.state().parameters;
  };

  test("meet their parameters by name, not by order", () => {
    const { scale, shift } = trained(scaled((scale, shift) => ({ shift, scale })));
    expect([scale, shift]).toMatchObject([{ data: Float32Array.of(-9) }, { data: Float32Array.of(-20) }]);
  });

  test("are refused when one is missing", () => {
    const attempt = () => trained(scaled((scale) => ({ scale })));
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(
      "scaled, in the gradients it returns, expects the names [scale, shift], but received { scale }.",
    );
  });

  test("are refused when one has another shape", () => {
    const attempt = () => trained(scaled((scale) => ({ scale, shift: tensor([1, 2]) })));
    expect(attempt).toThrow(
      "scaled, in the gradients it returns: shift expects a tensor of shape [1], but received a tensor of shape [2].",
    );
  });
});
