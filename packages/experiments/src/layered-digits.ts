import { imageDataset } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { momentum, stepDecay } from "@gd/optim";
import { type Ops, rowMajor } from "@gd/tensor";
import { initializeTraining, predict, train, weightsHash } from "@gd/train";
import { breathe } from "./breathe.js";
import { answerTest, type DigitRunning, largestIndex, range, SAMPLE, share } from "./digit-run.js";
import type { DigitFiles } from "./experiment.js";

const EPOCHS = 4;
const BATCH = 64;

/** 784-128-10 with ReLU and softmax cross-entropy, momentum, batches of 64. */
export async function* trainLayeredDigits(
  ops: Ops,
  { training, test }: DigitFiles,
  seed: number,
  signal: AbortSignal | undefined,
): DigitRunning {
  const stage = "784-128-10, relu, softmaxCrossEntropy";
  yield { type: "stage", name: stage };
  const data = imageDataset(training, [784]);
  const stepsPerEpoch = Math.ceil(data.size / BATCH);
  const setup = {
    model: sequential(linear(784, 128), relu, linear(128, 10)),
    loss: softmaxCrossEntropy,
    optimizer: momentum({
      learningRate: stepDecay({ learningRate: 0.1, every: stepsPerEpoch, factor: 0.5 }),
      momentum: 0.9,
    }),
    ops,
    seed,
  };
  const sample = data.examples(range(0, Math.min(SAMPLE, data.size)), ops.dtype);
  let state = initializeTraining(setup);
  const curve: (readonly [number, number])[] = [];
  const sampleAccuracy = () => accuracy(predict(setup, state, sample.input), sample.target);
  const start = performance.now();
  let seen = 0;
  const run = train({
    ...setup,
    data,
    batchSize: BATCH,
    epochs: EPOCHS,
    state,
    ...(signal === undefined ? {} : { signal }),
  });
  for await (const event of run) {
    state = event.state;
    if (event.type !== "step") continue;
    // The last batch of an epoch is smaller where the images are not a multiple of the batch.
    seen += Math.min(BATCH, data.size - (seen % data.size));
    if (event.step % 100 === 0) curve.push([seen, sampleAccuracy()]);
    if (await breathe()) {
      const progress = { stage, done: seen, total: EPOCHS * data.size, unit: "images" };
      yield { type: "progress", ...progress, loss: event.loss, accuracy: curve.at(-1)![1] };
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const epochs = seen / data.size;
  curve.push([seen, sampleAccuracy()]);
  const tested = imageDataset(test, [784]);
  const answers = yield* answerTest(`${stage}, testing`, tested.size, (places) => {
    const outputs = rowMajor(predict(setup, state, tested.examples(places, ops.dtype).input));
    return places.map((_, i) => largestIndex(outputs.subarray(10 * i, 10 * (i + 1))));
  });
  return {
    run: {
      model: stage,
      testAccuracy: share(tested.size, (i) => answers[i] === test.labels[i]),
      epochs,
      secondsPerEpoch: epochs > 0 ? seconds / epochs : 0,
      parameters: state.vector.shape[0],
      weightsHash: await weightsHash(state.parameters),
    },
    answers,
    curve,
  };
}
