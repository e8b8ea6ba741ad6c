import type { LabelledImages } from "@gd/data";
import { breathe } from "./breathe.js";
import { answerTest, type DigitRunning, largestIndex, SAMPLE, share } from "./digit-run.js";
import type { DigitFiles } from "./experiment.js";
import { Network } from "./network.js";

const TUTORIAL_LAYERS = [784, 30, 10] as const;

export interface TutorialDigitsOptions {
  readonly learningRate: number;
  /** How many seconds it may learn, within one epoch. */
  readonly limit: number;
}

/** The tutorial's own network, by its own rule: one image at a time, squared error, sigmoid(0.01 z). */
export async function* trainTutorialDigits(
  { learningRate, limit }: TutorialDigitsOptions,
  { training, test }: DigitFiles,
  seed: number,
  signal: AbortSignal | undefined,
): DigitRunning {
  const stage = `the tutorial's own ${TUTORIAL_LAYERS.join("-")}, rate ${learningRate}`;
  yield { type: "stage", name: stage };
  const network = new Network(TUTORIAL_LAYERS, { seed, learningRate });
  const images = (set: LabelledImages) => {
    const size = set.images.shape[1] * set.images.shape[2];
    return (i: number) => Float64Array.from(set.images.data.subarray(i * size, (i + 1) * size), (byte) => byte / 255);
  };
  const answer = (image: Float64Array) => largestIndex(network.predict(image));
  const imageOf = images(training);
  const curve: (readonly [number, number])[] = [];
  const total = training.labels.length;
  const sampleAccuracy = () => share(Math.min(SAMPLE, total), (i) => answer(imageOf(i)) === training.labels[i]);
  let seconds = 0;
  let seen = 0;
  for (; seen < total && seconds < limit && !signal?.aborted; seen++) {
    if (seen % 2500 === 0) curve.push([seen, sampleAccuracy()]);
    const start = performance.now();
    const loss = network.train(imageOf(seen), oneHot(training.labels[seen]!));
    seconds += (performance.now() - start) / 1000;
    if (await breathe()) {
      // It ends by the clock or by the images, whichever comes first.
      const expected = Math.min(total, Math.round(((seen + 1) * limit) / seconds));
      const accuracyThen = curve.at(-1)![1];
      yield { type: "progress", stage, done: seen + 1, total: expected, unit: "images", loss, accuracy: accuracyThen };
    }
  }
  curve.push([seen, sampleAccuracy()]);
  const testImage = images(test);
  const answers = yield* answerTest(`${stage}, testing`, test.labels.length, (i) => answer(testImage(i)));
  return {
    run: {
      model: stage,
      testAccuracy: share(test.labels.length, (i) => answers[i] === test.labels[i]),
      epochs: seen / total,
      secondsPerEpoch: (seconds / Math.max(1, seen)) * total,
      parameters: network.parameters,
    },
    answers,
    curve,
  };
}

const oneHot = (label: number): Float64Array => Float64Array.from({ length: 10 }, (_, i) => (i === label ? 1 : 0));
