import { imageDataset } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { momentum, stepDecay } from "@gd/optim";
import { rowMajor, type SynchronousInterpreter } from "@gd/tensor";
import { createTraining, summary, train, weightsHash } from "@gd/train/core";
import { answerTest } from "./answer-test.js";
import { type DigitRunning, SAMPLE } from "./digit-run.js";
import type { DigitFiles } from "./experiment.js";
import { largestIndex } from "./largest-index.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";
import { shareRight } from "./share-right.js";

const EPOCHS = 4;
const BATCH = 64;

/** 784-128-10 with ReLU and softmax cross-entropy, momentum, batches of 64. */
export async function* trainLayeredDigits(
  interpreter: SynchronousInterpreter,
  { training: images, test }: DigitFiles,
  seed: number,
  signal: AbortSignal | undefined,
): DigitRunning {
  const stage = "784-128-10, relu, softmaxCrossEntropy";
  yield { type: "stage", name: stage };
  const { dtype } = interpreter.ops;
  const data = imageDataset(images, [784]);
  const stepsPerEpoch = Math.ceil(data.size / BATCH);
  const setup = {
    model: sequential(linear(784, 128), relu, linear(128, 10)),
    loss: softmaxCrossEntropy,
    optimizer: momentum({
      learningRate: stepDecay({ learningRate: 0.1, every: stepsPerEpoch, factor: 0.5 }),
      momentum: 0.9,
    }),
    interpreter,
    seed,
  };
  const sample = data.examples(
    Uint32Array.from({ length: Math.min(SAMPLE, data.size) }, (_, i) => i),
    dtype,
  );
  let training = createTraining(setup);
  const sampleAccuracy = () => accuracy(training.predict(sample.input), sample.target);
  const curve: (readonly [number, number])[] = [];
  const progress = progressOf(stage, EPOCHS * data.size, "images");
  const progressDue = progressTimer();
  const start = performance.now();
  let seen = 0;
  let loss = Number.NaN;
  for await (const event of train({ ...setup, data, batchSize: BATCH, epochs: EPOCHS, signal })) {
    training = event.training;
    if (event.type !== "step") continue;
    // The last batch of an epoch is smaller where the images are not a multiple of the batch.
    seen += Math.min(BATCH, data.size - (seen % data.size));
    loss = event.loss;
    if (event.step % 100 === 0) curve.push([seen, sampleAccuracy()]);
    if (await progressDue()) yield progress(seen, { loss, accuracy: curve.at(-1)![1] });
  }
  const seconds = (performance.now() - start) / 1000;
  const epochs = seen / data.size;
  curve.push([seen, sampleAccuracy()]);
  yield progress(seen, { loss, accuracy: curve.at(-1)![1] });
  const tested = imageDataset(test, [784]);
  const answers = yield* answerTest(`${stage}, testing`, test.labels, (places) => {
    const outputs = rowMajor(training.predict(tested.examples(places, dtype).input));
    return places.map((_, i) => largestIndex(outputs.subarray(10 * i, 10 * (i + 1))));
  });
  return {
    run: {
      model: stage,
      testAccuracy: shareRight(answers, test.labels),
      epochs,
      secondsPerEpoch: epochs > 0 ? seconds / epochs : 0,
      parameters: summary(setup.model).parameters,
      weightsHash: weightsHash(training.state().parameters),
    },
    answers,
    curve,
  };
}
