import { defineLayer, noStatistics } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { ArgumentError, type none, type Parameters, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { createTraining } from "../training.js";

describe("the gradients of a layer", () => {
  /** y = x · scale + shift, whose gradients come in the other order than its parameters. */
  const scaled = (gradients: (scale: Parameters, shift: Parameters) => { readonly [name: string]: Parameters }) =>
    defineLayer<readonly [1], readonly [1], { readonly [name: string]: Parameters }, typeof none>({
      name: "scaled",
      inputShape: [1],
      outputShape: [1],
      initialize: ({ ops }) => ({ scale: ops.fill([1], 1), shift: ops.fill([1], 0) }),
      initializeStatistics: noStatistics,
      forward: (_, __, input) => ({
        output: input,
        backward: () => ({ inputGradient: input, gradients: gradients(tensor([10]), tensor([20])) }),
      }),
    });
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
