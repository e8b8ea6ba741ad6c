import { gradientDescent } from "@gd/optim";
import { tensor } from "@gd/tensor";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => void vi.restoreAllMocks());

test("setups that name no interpreter share one on WebAssembly, compiled when the first of them computes", async () => {
  const compile = vi.spyOn(WebAssembly, "Module");
  const instantiate = vi.spyOn(WebAssembly, "Instance");
  const { linear } = await import("@gd/layers");
  const { meanSquaredError } = await import("@gd/losses");
  const { createTraining } = await import("./index.js");
  expect(compile).not.toHaveBeenCalled();

  const once = (seed: number) => {
    const optimizer = gradientDescent({ learningRate: 0.1 });
    const setup = { model: linear(2, 1), loss: meanSquaredError, optimizer, seed };
    const training = createTraining(setup);
    training.step({ input: tensor([[1, 2]]), target: tensor([[3]]) });
    return training.state().parameters.weight.dtype;
  };
  expect(once(1)).toBe("float32");
  const instances = instantiate.mock.calls.length;
  expect(instances).toBeGreaterThan(0);
  once(2);
  expect(instantiate).toHaveBeenCalledTimes(instances);
});
