import type { LabelledImages } from "@gd/data";
import { fromBytes, leaves, rowMajor, type SynchronousInterpreter } from "@gd/tensor";
import { NotFiniteError, weightsHash } from "@gd/train/core";
import type { Simulation } from "../../worker/simulation.js";
import { type AveragedCurve, averagedCurve } from "./averaged-curve.js";
import { type DigitImages, readChosenImages } from "./digit-images.js";
import type { DigitsInput, DigitsPicture, Judged, Progress, Reading, Subject } from "./digits-picture.js";
import { type DigitsSettings, MOST_EPOCHS, sameWay } from "./digits-settings.js";
import { judgeAnswers } from "./judge-answers.js";
import type { PackedModel } from "./packed-model.js";
import { readImages } from "./read-images.js";
import { type DigitReader, type DigitTraining, trainDigits, trainedReader } from "./train-digits.js";
import { weightPictures } from "./weight-pictures.js";

/** Where the digits and the first model come from. */
export interface DigitSources {
  model(): Promise<{ readonly model: PackedModel; readonly weights: Float32Array }>;
  test(): Promise<LabelledImages>;
  training(): Promise<LabelledImages>;
}

interface DigitsSimulation extends Simulation<DigitsSettings, DigitsPicture, DigitsInput> {
  receive(input: DigitsInput): Promise<boolean>;
  picture(): DigitsPicture;
}

/** How often in an epoch the test images are answered. */
const JUDGED_PER_EPOCH = 4;
const MOST_POINTS = 400;
const MOST_WRONG = 12;
const MOST_WEIGHT_PICTURES = 64;

/** A training under way. */
interface Run extends DigitTraining {
  readonly images: DigitImages;
  readonly losses: AveragedCurve;
  readonly testLosses: [number[], number[]];
  readonly accuracies: [number[], number[]];
  seconds: number;
  /** Whether it has ended because a number was not finite. */
  diverged: boolean;
  progress: Progress;
}

/** The Digits room. The packed model answers until a training begins; then the network in training does. */
export const digitsSimulation = (interpreter: SynchronousInterpreter, sources: DigitSources): DigitsSimulation => {
  const packedTest = sources.test();
  const packed = sources.model().then(({ model, weights }) => ({
    model,
    reader: trainedReader(model.choices, weights, interpreter),
  }));
  // Whoever awaits them learns what is wrong, but nobody may be waiting yet.
  for (const pending of [packedTest, packed]) pending.catch(() => {});
  let packedTraining: Promise<LabelledImages> | undefined;

  let settings: DigitsSettings;
  let chosen: DigitImages | undefined;
  let problem: string | undefined;
  let packedModel:
    | { readonly model: PackedModel; readonly reader: DigitReader; readonly test: LabelledImages }
    | undefined;
  let run: Run | undefined;
  let subject: Subject = { type: "nothing" };
  let judged: Judged | undefined;
  let version = 0;

  const loadPacked = async (): Promise<void> => {
    if (packedModel !== undefined) return;
    const [{ model, reader }, test] = await Promise.all([packed, packedTest]);
    packedModel ??= { model, reader, test };
  };
  const testImages = (): LabelledImages | undefined => run?.images.test ?? chosen?.test ?? packedModel?.test;

  const forget = (): void => {
    run = undefined;
    judged = undefined;
  };

  const judge = (reader: DigitReader, test: LabelledImages): Judged => {
    const { wrong, ...judgement } = judgeAnswers(readImages(reader, test), test.labels, MOST_WRONG);
    const [, weight] = leaves(reader.parameters())[0]!;
    return {
      ...judgement,
      version: ++version,
      wrong: wrong.map((answer) => ({ ...answer, pixels: pixelsOf(test, answer.place) })),
      weights: weightPictures(rowMajor(weight), weight.shape[1]!, MOST_WEIGHT_PICTURES),
    };
  };

  const begin = async (): Promise<Run | undefined> => {
    const before = settings;
    const beforeChosen = chosen;
    await loadPacked();
    packedTraining ??= sources.training();
    const images = chosen ?? { training: await packedTraining, test: await packedTest };
    // Meanwhile settings may have changed, or another step begun.
    if (run !== undefined || settings !== before || chosen !== beforeChosen) return run;
    const training = trainDigits({ ...settings, epochs: MOST_EPOCHS }, images.training, interpreter);
    run = {
      ...training,
      images,
      losses: averagedCurve(MOST_POINTS),
      testLosses: [[], []],
      accuracies: [[], []],
      seconds: 0,
      diverged: false,
      progress: { epoch: 0, seen: 0, steps: 0, loss: Number.NaN, imagesPerSecond: 0 },
    };
    takeStock(run, 0);
    return run;
  };

  const takeStock = (of: Run, epochs: number): void => {
    judged = judge(of, of.images.test);
    if (Number.isFinite(judged.loss)) {
      of.testLosses[0].push(epochs);
      of.testLosses[1].push(judged.loss);
    }
    of.accuracies[0].push(epochs);
    of.accuracies[1].push(judged.accuracy);
  };

  const advance = async (of: Run): Promise<boolean> => {
    const start = performance.now();
    const { value: event, done } = await of.events.next();
    if (run !== of) return true;
    if (done || event.type === "end") return false;
    const size = of.images.training.labels.length;
    if (event.type === "epoch") {
      const hash = weightsHash(of.parameters());
      of.progress = { ...of.progress, epoch: event.epoch, seen: 0, epochSeconds: event.seconds, hash };
      takeStock(of, event.epoch);
      return event.epoch < settings.epochs;
    }
    of.seconds += (performance.now() - start) / 1000;
    const seen = Math.min(size, of.progress.seen + settings.batch);
    const steps = of.progress.steps + 1;
    const learned = (event.epoch - 1) * size + seen;
    const quarter = (images: number) => Math.floor((images / size) * JUDGED_PER_EPOCH);
    const due = seen < size && quarter(seen) > quarter(of.progress.seen);
    of.progress = { ...of.progress, seen, steps, loss: event.loss, imagesPerSecond: learned / of.seconds };
    of.losses.add(epochsOf(of), event.loss);
    if (due) takeStock(of, epochsOf(of));
    // The last batch of an epoch also takes the event of its end.
    return seen < size ? true : advance(of);
  };

  const read = (): Reading | undefined => {
    const reader = run ?? packedModel?.reader;
    const test = testImages();
    if (reader === undefined || test === undefined || subject.type === "nothing") return undefined;
    if (subject.type === "test-image" && subject.place >= test.labels.length) return undefined;
    const seen =
      subject.type === "drawing"
        ? { pixels: subject.pixels }
        : { pixels: pixelsOf(test, subject.place), truth: test.labels[subject.place]! };
    const input = fromBytes(seen.pixels, [1, 784], { dtype: interpreter.ops.dtype, unit: 255 });
    return { ...seen, probabilities: Float32Array.from(rowMajor(reader.probabilities(input))) };
  };

  return {
    configure(now) {
      if (settings !== undefined && !sameWay(settings, now)) forget();
      settings = now;
    },
    reset: forget,
    async step() {
      if (run?.diverged) forget();
      const at = run ?? (await begin());
      // What has changed in the meantime is for the next step.
      if (at === undefined) return true;
      if (at.progress.epoch >= settings.epochs) return false;
      try {
        return await advance(at);
      } catch (error) {
        if (!(error instanceof NotFiniteError)) throw error;
        at.diverged = true;
        takeStock(at, epochsOf(at));
        throw new Error(`The training has diverged. At ${error.message}`);
      }
    },
    async receive(input) {
      await loadPacked();
      if (input.type === "subject") {
        subject = input.subject;
        return false;
      }
      problem = undefined;
      if (input.type === "packed-images") chosen = undefined;
      else {
        try {
          const files = await Promise.all(
            input.files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })),
          );
          chosen = await readChosenImages(files, packedModel!.test);
        } catch (error) {
          problem = error instanceof Error ? error.message : String(error);
          return false;
        }
      }
      forget();
      return true;
    },
    picture() {
      const test = testImages();
      if (judged === undefined && packedModel !== undefined) judged = judge(packedModel.reader, test!);
      const reading = read();
      const reader = run ?? packedModel?.reader;
      const training = chosen?.training.labels.length ?? packedModel?.model.trainingImages ?? 0;
      return {
        ...(reader && { network: reader.name }),
        ...(run && { progress: run.progress }),
        ...(packedModel && {
          packed: {
            hash: packedModel.model.hash,
            accuracy: packedModel.model.accuracy,
            sameChoices: chosen === undefined && sameWay(settings, packedModel.model.choices),
          },
        }),
        losses: { training: run?.losses.read() ?? NO_CURVE, test: curveOf(run?.testLosses) },
        accuracies: curveOf(run?.accuracies),
        ...(judged && { judged }),
        ...(reading && { reading }),
        images: {
          from: chosen === undefined ? "the build" : "files",
          training,
          test: test?.labels.length ?? 0,
          ...(problem === undefined ? {} : { problem }),
        },
      };
    },
  };
};

const epochsOf = ({ progress, images }: Run): number => progress.epoch + progress.seen / images.training.labels.length;

const NO_CURVE = { x: [], y: [] };
const curveOf = (points: readonly [number[], number[]] | undefined) =>
  points === undefined ? NO_CURVE : { x: [...points[0]], y: [...points[1]] };

const pixelsOf = ({ images }: LabelledImages, place: number): Uint8Array =>
  images.data.slice(place * 784, (place + 1) * 784);
