import { imageDataset } from "@gd/data";
import type { SynchronousInterpreter } from "@gd/tensor";
import { answerTest } from "./answer-test.js";
import { type DigitRunning, SAMPLE } from "./digit-run.js";
import type { DigitFiles } from "./experiment.js";
import { largestIndex } from "./largest-index.js";
import { Network } from "./network.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";
import { shareRight } from "./share-right.js";

const TUTORIAL_LAYERS = [784, 30, 10] as const;

export interface TutorialDigitsOptions {
  /** In float64. */
  readonly interpreter: SynchronousInterpreter;
  readonly learningRate: number;
  /** How many images it learns, each once. */
  readonly images: number;
}

/** The tutorial's own network, by its own rule: one image at a time, squared error, sigmoid(0.01 z). */
export async function* trainTutorialDigits(
  { interpreter, learningRate, images }: TutorialDigitsOptions,
  { training, test }: DigitFiles,
  seed: number,
  signal: AbortSignal | undefined,
): DigitRunning {
  const stage = `the tutorial's own ${TUTORIAL_LAYERS.join("-")}, rate ${learningRate}`;
  yield { type: "stage", name: stage };
  const network = new Network(TUTORIAL_LAYERS, { interpreter, seed, learningRate });
  const [data, tested] = [imageDataset(training, [784]), imageDataset(test, [784])];
  const image = (set: typeof data, i: number) => set.examples([i], "float64").input.data;
  const answer = (set: typeof data, i: number) => largestIndex(network.predict(image(set, i)));
  const sampleAccuracy = () => {
    const answers = Array.from({ length: Math.min(SAMPLE, data.size) }, (_, i) => answer(data, i));
    return shareRight(answers, training.labels);
  };
  const curve: (readonly [number, number])[] = [];
  const total = Math.min(images, data.size);
  const progress = progressOf(stage, total, "images");
  const progressDue = progressTimer();
  let loss = Number.NaN;
  let seconds = 0;
  let seen = 0;
  for (; seen < total && !signal?.aborted; seen++) {
    if (seen % 2500 === 0) curve.push([seen, sampleAccuracy()]);
    const start = performance.now();
    loss = network.train(image(data, seen), oneHot(training.labels[seen]!));
    seconds += (performance.now() - start) / 1000;
    if (await progressDue()) yield progress(seen + 1, { loss, accuracy: curve.at(-1)![1] });
  }
  curve.push([seen, sampleAccuracy()]);
  yield progress(seen, { loss, accuracy: curve.at(-1)![1] });
  const answers = yield* answerTest(`${stage}, testing`, test.labels, (places) => places.map((i) => answer(tested, i)));
  return {
    run: {
      model: stage,
      testAccuracy: shareRight(answers, test.labels),
      epochs: seen / data.size,
      secondsPerEpoch: (seconds / Math.max(1, seen)) * data.size,
      parameters: network.parameters,
      weightsHash: network.weightsHash(),
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
