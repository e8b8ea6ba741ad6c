import { dataset } from "@gd/data";
import {
  averagePool2d,
  batchNorm2d,
  conv2d,
  flatten,
  globalAveragePool2d,
  linear,
  maxPool2d,
  relu,
  sequential,
} from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { momentum } from "@gd/optim";
import { fromElements, type Layer, randomStreams, type SynchronousInterpreter } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { bothInterpreters } from "../test/both-interpreters.js";
import { hashOf } from "../test/run.js";
import { train } from "./index.js";

const [SIZE, CLASSES] = [9, 3];

/** Noisy images of a line somewhere: across, down, or from corner to corner. */
const lines = (examples: number, name: string) => {
  const random = randomStreams("lines").stream(name);
  const labels = Float64Array.from({ length: examples }, (_, i) => i % CLASSES);
  const images = new Float64Array(examples * SIZE * SIZE);
  labels.forEach((label, example) => {
    const place = random.integer(SIZE);
    for (let i = 0; i < SIZE; i++) {
      for (let j = 0; j < SIZE; j++) {
        const isLine = [i === place, j === place, (i + place) % SIZE === j][label];
        images[(example * SIZE + i) * SIZE + j] = (isLine ? 1 : 0) + 0.3 * random.standardNormal();
      }
    }
  });
  return dataset(fromElements(images, [examples, SIZE, SIZE, 1]), fromElements(labels, [examples]));
};

const models: Readonly<Record<string, Layer<readonly [number, number, 1], readonly [number]>>> = {
  "as LeNet": sequential(
    conv2d(1, 5, { size: 3, padding: "same" }).at([SIZE, SIZE, 1]),
    relu,
    maxPool2d({ size: 2 }),
    conv2d(5, 7, { size: [3, 2], stride: [1, 2] }),
    relu,
    flatten(28),
    linear(28, CLASSES),
  ),
  "normalized and averaged": sequential(
    conv2d(1, 8, { size: 3, bias: false }).at([SIZE, SIZE, 1]),
    batchNorm2d(8),
    relu,
    averagePool2d({ size: 3, stride: 2, padding: 1 }),
    conv2d(8, 6, { size: 3, padding: 1 }),
    relu,
    globalAveragePool2d,
    linear(6, CLASSES),
  ),
};

const finalOf = async (
  model: Layer<readonly [number, number, 1], readonly [number]>,
  interpreter: SynchronousInterpreter,
  epochs: number,
) => {
  const run = train({
    model,
    loss: softmaxCrossEntropy,
    optimizer: momentum({ learningRate: 0.05, momentum: 0.9 }),
    data: lines(200, "training"),
    validation: lines(300, "validation"),
    metrics: { accuracy },
    batchSize: 24,
    epochs,
    seed: 1,
    interpreter,
  });
  let validation = 0;
  for await (const event of run) {
    if (event.type === "epoch") validation = event.validation.accuracy;
    if (event.type === "end") {
      return { accuracy: validation, hash: await hashOf(event.state) };
    }
  }
  throw new Error("the training ended without an event of type end");
};

describe.each(Object.entries(models))("a convolutional network, %s", (_, model) => {
  test("tells images apart that it has never seen", async () => {
    const [, wasm] = bothInterpreters("float32");
    // A third is guessed.
    expect((await finalOf(model, wasm, 25)).accuracy).toBeGreaterThan(0.95);
  });

  test.each(["float32", "float64"] as const)("ends in the same bits on WebAssembly, in %s", async (dtype) => {
    const [reference, wasm] = bothInterpreters(dtype);
    expect(await finalOf(model, wasm, 3)).toEqual(await finalOf(model, reference, 3));
  });
});
