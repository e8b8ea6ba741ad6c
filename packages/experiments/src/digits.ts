import { imageDataset, type LabelledImages } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { momentum, stepDecay } from "@gd/optim";
import { referenceOps } from "@gd/tensor";
import { initializeTraining, predict, train } from "@gd/train";
import { breathe } from "./breathe.js";
import { confusionTable, digitPictures } from "./digit-answers.js";
import type { DigitFiles, Experiment, ExperimentEvent } from "./experiment.js";
import { Network } from "./network.js";

export interface DigitRun {
  readonly model: string;
  /** Share of the test images that are answered right. */
  readonly testAccuracy: number;
  /** Times each training image was seen; a fraction where time ran out before. */
  readonly epochs: number;
  readonly secondsPerEpoch: number;
  readonly parameters: number;
}

export interface DigitsResult {
  readonly runs: readonly DigitRun[];
}

/** A finished run with its answer to each test image. */
interface Answered {
  readonly run: DigitRun;
  readonly answers: Uint8Array;
  readonly curve: readonly (readonly [number, number])[];
}

const TUTORIAL_LAYERS = [784, 30, 10] as const;
/** The learning rates of the tutorial's own network, and how many seconds each may learn: the tutorial's, and ours. */
const TUTORIAL_RUNS = [
  { learningRate: 0.01, limit: 5 },
  { learningRate: 1, limit: 20 },
] as const;
const EPOCHS = 4;
const BATCH = 64;

export const digits: Experiment<DigitsResult> = {
  id: "digits",
  title: "Handwritten digits",
  document: "tutorial",
  part: "T5",
  summary:
    "Learns the 60,000 handwritten digits of MNIST that the tutorial announces, and tests on 10,000 others. " +
    "First the tutorial's own network, one image at a time for 5 seconds at its learning rate and for 20 at a larger one, then a network built from the layers.",

  async *run({ seed, signal, digits }) {
    yield { type: "stage", name: "reading the images" };
    const { training, test } = await digits();
    const answered: Answered[] = [];
    for (const tutorialRun of TUTORIAL_RUNS) {
      if (!signal?.aborted) answered.push(yield* tutorialNetwork(tutorialRun, { training, test }, seed, signal));
    }
    if (!signal?.aborted) answered.push(yield* layeredNetwork({ training, test }, seed, signal));
    const best = answered.at(-1);
    return {
      result: { runs: answered.map(({ run }) => run) },
      report: {
        comparisons: answered.map(({ run }) => ({
          quantity: `test accuracy, ${run.model}`,
          document: "announced, not run",
          ours: `${percent(run.testAccuracy)} after ${Number(run.epochs.toFixed(2))} epochs of ${run.secondsPerEpoch.toFixed(1)} s`,
          same: false,
          why: "The tutorial stops at announcing the digits.",
        })),
        remarks: [
          "The tutorial's network starts from weights that are all positive, so that all its hidden units say nearly the same. At the tutorial's rate of 0.01 it soon answers every image alike, with the shares of the ten digits (squared error 0.9), and stays there; at a rate of 1 it breaks out and learns.",
          "What the last network does better: weights of both signs and the right size, ReLU, a loss made for classes, momentum, and batches.",
        ],
        figure: {
          title: "Learning the digits",
          x: { label: "images seen", scale: "linear" },
          y: { label: "accuracy on 500 training images", scale: "linear" },
          series: answered.map(({ run, curve }) => ({ name: run.model, points: curve })),
        },
        tables: best === undefined ? [] : [confusionTable(best.run.model, test.labels, best.answers)],
        pictures: best === undefined ? [] : digitPictures(test, best.answers),
      },
    };
  },
};

/** The tutorial's own network, by its own rule: one image at a time, squared error, sigmoid(0.01 z). */
async function* tutorialNetwork(
  { learningRate, limit }: (typeof TUTORIAL_RUNS)[number],
  { training, test }: DigitFiles,
  seed: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExperimentEvent, Answered> {
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
  const sampleAccuracy = () => share(500, (i) => answer(imageOf(i)) === training.labels[i]);
  const total = training.labels.length;
  let seconds = 0;
  let seen = 0;
  for (; seen < total && seconds < limit && !signal?.aborted; seen++) {
    if (seen % 2500 === 0) curve.push([seen, sampleAccuracy()]);
    const start = performance.now();
    const loss = network.train(imageOf(seen), oneHot(training.labels[seen]!));
    seconds += (performance.now() - start) / 1000;
    if (await breathe()) {
      const accuracyThen = curve.at(-1)![1];
      yield { type: "progress", stage, done: seen + 1, total, unit: "images", loss, accuracy: accuracyThen };
    }
  }
  curve.push([seen, sampleAccuracy()]);
  const testImage = images(test);
  const answers = Uint8Array.from(test.labels, (_, i) => answer(testImage(i)));
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

/** 784-128-10 with ReLU and softmax cross-entropy, momentum, batches of 64. */
async function* layeredNetwork(
  { training, test }: DigitFiles,
  seed: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExperimentEvent, Answered> {
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
    ops: referenceOps({ dtype: "float64" }),
    seed,
  };
  const sample = data.examples(
    Array.from({ length: Math.min(500, data.size) }, (_, i) => i),
    "float64",
  );
  let state = initializeTraining(setup);
  const curve: (readonly [number, number])[] = [];
  const sampleAccuracy = () => accuracy(predict(setup, state, sample.input), sample.target);
  let seconds = 0;
  let epochs = 0;
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
    if (event.type === "epoch") {
      seconds += event.seconds;
      epochs = event.epoch;
    }
    if (event.type !== "step") continue;
    const seen = (event.step + 1) * BATCH;
    if (event.step % 100 === 0) curve.push([seen, sampleAccuracy()]);
    if (await breathe()) {
      const progress = { stage, done: seen, total: EPOCHS * data.size, unit: "images" };
      yield { type: "progress", ...progress, loss: event.loss, accuracy: curve.at(-1)![1] };
    }
  }
  curve.push([state.step * BATCH, sampleAccuracy()]);
  const tested = imageDataset(test, [784]);
  const answers = new Uint8Array(tested.size);
  for (let start = 0; start < tested.size; start += 1000) {
    const places = Array.from({ length: Math.min(1000, tested.size - start) }, (_, i) => start + i);
    const { data: scores } = predict(setup, state, tested.examples(places, "float64").input);
    places.forEach((place, i) => {
      answers[place] = largestIndex(scores.subarray(i * 10, (i + 1) * 10));
    });
  }
  return {
    run: {
      model: stage,
      testAccuracy: share(tested.size, (i) => answers[i] === test.labels[i]),
      epochs,
      secondsPerEpoch: seconds / Math.max(1, epochs),
      parameters: state.vector.shape[0],
    },
    answers,
    curve,
  };
}

const oneHot = (label: number): Float64Array => Float64Array.from({ length: 10 }, (_, i) => (i === label ? 1 : 0));

const largestIndex = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
};

const share = (count: number, holds: (i: number) => boolean): number => {
  let held = 0;
  for (let i = 0; i < count; i++) if (holds(i)) held++;
  return held / count;
};

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
