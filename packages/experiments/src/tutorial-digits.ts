import { imageDataset } from "@gd/data";
import type { Ops } from "@gd/tensor";
import { breathe } from "./breathe.js";
import { answerTest, type DigitRunning, largestIndex, SAMPLE, share } from "./digit-run.js";
import type { DigitFiles } from "./experiment.js";
import { Network } from "./network.js";

const TUTORIAL_LAYERS = [784, 30, 10] as const;

export interface TutorialDigitsOptions {
  /** In float64. */
  readonly ops: Ops;
  readonly learningRate: number;
  /** How many images it learns, each once. */
  readonly images: number;
}

/** The tutorial's own network, by its own rule: one image at a time, squared error, sigmoid(0.01 z). */
export async function* trainTutorialDigits(
  { ops, learningRate, images }: TutorialDigitsOptions,
  { training, test }: DigitFiles,
  seed: number,
  signal: AbortSignal | undefined,
): DigitRunning {
  const stage = `the tutorial's own ${TUTORIAL_LAYERS.join("-")}, rate ${learningRate}`;
  yield { type: "stage", name: stage };
  const network = new Network(TUTORIAL_LAYERS, { ops, seed, learningRate });
  const [data, tested] = [imageDataset(training, [784]), imageDataset(test, [784])];
  const image = (set: typeof data, i: number) => set.examples([i], ops.dtype).input.data;
  const answer = (set: typeof data, i: number) => largestIndex(network.predict(image(set, i)));
  const curve: (readonly [number, number])[] = [];
  const total = Math.min(images, data.size);
  const sampleAccuracy = () => share(Math.min(SAMPLE, data.size), (i) => answer(data, i) === training.labels[i]);
  let seconds = 0;
  let seen = 0;
  for (; seen < total && !signal?.aborted; seen++) {
    if (seen % 2500 === 0) curve.push([seen, sampleAccuracy()]);
    const start = performance.now();
    const loss = network.train(image(data, seen), oneHot(training.labels[seen]!));
    seconds += (performance.now() - start) / 1000;
    if (await breathe()) {
      const accuracyThen = curve.at(-1)![1];
      yield { type: "progress", stage, done: seen + 1, total, unit: "images", loss, accuracy: accuracyThen };
    }
  }
  curve.push([seen, sampleAccuracy()]);
  const answers = yield* answerTest(`${stage}, testing`, tested.size, (places) => places.map((i) => answer(tested, i)));
  return {
    run: {
      model: stage,
      testAccuracy: share(tested.size, (i) => answers[i] === test.labels[i]),
      epochs: seen / data.size,
      secondsPerEpoch: (seconds / Math.max(1, seen)) * data.size,
      parameters: network.parameters,
      weightsHash: await network.weightsHash(),
    },
    answers,
    curve,
  };
}

const oneHot = (label: number): Float64Array => {
  const classes = new Float64Array(10);
  classes[label] = 1;
  return classes;
};
