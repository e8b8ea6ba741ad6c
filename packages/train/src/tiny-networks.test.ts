import type { Examples } from "@gd/data";
import { batchNorm, expectShape, linear, relu, sigmoid, softmax, stack, tanh } from "@gd/layers";
import { meanSquaredError, residualSumOfSquares, softmaxCrossEntropy } from "@gd/losses";
import { adam, exponentialDecay, gradientDescent, momentum } from "@gd/optim";
import {
  type Batch,
  type DType,
  type Elements,
  fromElements,
  type Loss,
  randomStreams,
  repeatable,
  type Shape,
  type SynchronousInterpreter,
} from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bothInterpreters } from "../test/both-interpreters.js";
import { weightsHash } from "./checkpoint/weights-hash.js";
import { createTraining } from "./index.js";
import { NotFiniteError } from "./inspect/not-finite-error.js";
import type { TrainingSetup } from "./training-setup.js";

const networks = {
  "three layers": [linear(2, 3), sigmoid, linear(3, 3), sigmoid, linear(3, 2), sigmoid],
  relu: [linear(2, 4), relu, linear(4, 2)],
  softmax: [linear(2, 5), tanh, linear(5, 2), softmax],
  batchNorm: [linear(2, 3), batchNorm(3), tanh, linear(3, 2)],
};
const optimizers = {
  gradientDescent: gradientDescent({ learningRate: exponentialDecay({ learningRate: 0.1, decay: 0.01 }) }),
  momentum: momentum({ learningRate: 0.1, momentum: 0.9 }),
  adam: adam({ learningRate: 0.01 }),
};

/** A loss, with targets for it. */
interface Problem<T extends Shape> {
  readonly loss: Loss<Batch<readonly [2]>, Batch<T>>;
  target(numbers: (length: number) => Elements, batch: number): Batch<T>;
}
const points = (loss: Problem<readonly [2]>["loss"]): Problem<readonly [2]> => ({
  loss,
  target: (numbers, batch) => fromElements(numbers(2 * batch), [batch, 2]),
});
const meanSquares = points(meanSquaredError);
const squares = points(residualSumOfSquares);
const classes: Problem<readonly []> = {
  // A copy that does not say that it applies softmax, as some networks end in one.
  loss: repeatable({ ...softmaxCrossEntropy, name: softmaxCrossEntropy.name, activation: undefined }),
  target: (numbers, batch) => fromElements(numbers(batch).map(Math.round), [batch]),
};

const begin = <T extends Shape>(
  interpreter: SynchronousInterpreter,
  batch: number,
  network: keyof typeof networks,
  optimizer: keyof typeof optimizers,
  { loss, target }: Problem<T>,
) => {
  const model = expectShape(stack(networks[network]), { input: [2], output: [2] });
  const setup: TrainingSetup = { model, loss, optimizer: optimizers[optimizer], interpreter, seed: network };
  const training = createTraining(setup);
  const { uniform } = randomStreams(network).stream("examples");
  const Elements = interpreter.ops.dtype === "float32" ? Float32Array : Float64Array;
  const numbers = (length: number) => new Elements(length).map(() => uniform());
  return {
    /** Takes a step on an example that is drawn, times a factor. */
    step(factor = 1) {
      const input = fromElements(
        numbers(2 * batch).map((x) => factor * x),
        [batch, 2],
      );
      const examples: Examples = { input, target: target(numbers, batch) };
      return training.step(examples).loss;
    },
    hash: () => weightsHash(training.state().parameters),
  };
};

afterEach(() => void vi.restoreAllMocks());

describe.each(["float32", "float64"] as const)(
  "tiny networks have the weights of the reference, in %s",
  (dtype: DType) => {
    describe.each(Object.keys(networks) as (keyof typeof networks)[])("%s", (network) => {
      const expectSameWeights = async <T extends Shape>(optimizer: keyof typeof optimizers, problem: Problem<T>) => {
        for (const batch of network === "batchNorm" ? [2, 3] : [1, 3]) {
          const [reference, wasm] = bothInterpreters(dtype).map((one) =>
            begin(one, batch, network, optimizer, problem),
          );
          for (let step = 0; step < 40; step++) expect(wasm!.step()).toBe(reference!.step());
          expect(await wasm!.hash()).toBe(await reference!.hash());
        }
      };
      test.each(Object.keys(optimizers) as (keyof typeof optimizers)[])("by %s", async (optimizer) => {
        await expectSameWeights(optimizer, meanSquares);
        await expectSameWeights(optimizer, squares);
        await expectSameWeights(optimizer, classes);
      });
    });

    test("by code of their own, which large ones do not get", () => {
      const modules = vi.spyOn(WebAssembly, "Module");
      const made = (batch: number): number => {
        const training = begin(wasmInterpreter({ dtype }), batch, "three layers", "gradientDescent", squares);
        const before = modules.mock.calls.length;
        for (let step = 0; step < 6; step++) training.step();
        return modules.mock.calls.length - before;
      };
      expect(made(1)).toBe(1);
      expect(made(40)).toBe(0);
    });

    test("and refuse a step as it does", async () => {
      const hashes: string[] = [];
      for (const interpreter of bothInterpreters(dtype)) {
        const training = begin(interpreter, 1, "relu", "adam", meanSquares);
        for (let step = 0; step < 5; step++) training.step();
        const before = await training.hash();
        expect(() => training.step(Number.POSITIVE_INFINITY)).toThrow(NotFiniteError);
        expect(await training.hash()).toBe(before);
        training.step();
        hashes.push(await training.hash());
      }
      expect(hashes[1]).toBe(hashes[0]);
    });
  },
);
