import { dropout, linear, ones, relu, sequential } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent, momentum } from "@gd/optim";
import { type DType, referenceInterpreter, type SynchronousInterpreter, tensor } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import { namedInterpreters } from "../test/both-interpreters.js";
import { endOf } from "../test/run.js";
import { points } from "../test/small-problem.js";
import { weightsHash } from "./checkpoint/weights-hash.js";
import { createTraining, train } from "./index.js";

const setup = {
  model: sequential(linear(2, 96), relu, dropout({ rate: 0.3 }), linear(96, 48), dropout({ rate: 0.5 }), linear(48, 2)),
  loss: softmaxCrossEntropy,
  optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }),
  data: points(300, "dropout"),
  batchSize: 128,
  epochs: 4,
  seed: "pinned",
};

const finalHash = async (given: { readonly interpreter: SynchronousInterpreter; readonly observe?: () => void }) =>
  weightsHash((await endOf(train({ ...setup, ...given }))).state.parameters);

describe.each<readonly [DType, string]>([
  ["float32", "5fb4ecb57e80320fed3337ea0706fd34dafe91d3e20e9c822d2808836545cbf4"],
  ["float64", "e95daa16e62aced4c3df8a7e3902848a872484554902e61efdbf1514c08d8303"],
])("dropout in %s", (dtype, hash) => {
  test("gives the weights that it always gave: with and without a plan, on one thread and on three", async () => {
    for (const interpreter of [
      referenceInterpreter({ dtype }),
      wasmInterpreter({ dtype }),
      wasmInterpreter({ dtype, threads: 3 }),
    ]) {
      expect(await finalHash({ interpreter })).toBe(hash);
      // Whoever observes has the code run in each step.
      expect(await finalHash({ interpreter, observe: () => {} })).toBe(hash);
    }
  });
});

test.each(namedInterpreters("float32"))(
  "masks differ from step to step, and not from run to run: %s",
  (_, interpreter) => {
    const model = sequential(linear(1, 1, { weight: ones, bias: false }), dropout({ rate: 0.5 }));
    const optimizer = gradientDescent({ learningRate: 0 });
    const input = tensor(Array.from({ length: 64 }, () => [1]));
    const target = tensor(Array.from({ length: 64 }, (_, i) => [i]));
    /** Losses of steps: targets that are all different tell the masks apart. */
    const losses = (seed: number, start = 0) => {
      const training = createTraining({ model, loss: meanSquaredError, optimizer, interpreter, seed });
      const going = createTraining(training.setup, { ...training.state(), step: start });
      return Array.from({ length: 8 }, () => going.step({ input, target }).loss);
    };
    const first = losses(1);
    expect(new Set(first).size).toBe(8);
    expect(losses(1)).toEqual(first);
    expect(losses(1, 5).slice(0, 3)).toEqual(first.slice(5));
    // Steps beyond those that float32 counts have masks of their own, too.
    expect(new Set([...first, ...losses(1, 2 ** 24), ...losses(1, 2 ** 24 + 8)]).size).toBe(24);
    expect(losses(2)).not.toEqual(first);
  },
);

test("a forward pass in evaluation keeps every element", () => {
  const model = sequential(linear(1, 1, { weight: ones, bias: false }), dropout({ rate: 0.5 }));
  const training = createTraining({ model, loss: meanSquaredError, optimizer: gradientDescent({ learningRate: 0 }) });
  expect([...training.predict(tensor([[1], [2], [3]])).data]).toEqual([1, 2, 3]);
});
