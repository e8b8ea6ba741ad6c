import type { Dataset } from "@gd/data";
import type { AnyOptions } from "@gd/insight";
import { accuracy, meanSquaredError, sigmoidCrossEntropy, softmaxCrossEntropy } from "@gd/losses";
import type { Loss, SynchronousInterpreter } from "@gd/tensor";
import { createTraining, NotFiniteError, type TrainingStart, type TrainingState, train } from "@gd/train/core";
import type { PointSet } from "../data/point-set.js";
import type { PlaneDoctor } from "../doctor/plane-doctor.js";
import type { Score } from "../score.js";
import { planeDataset } from "./plane-dataset.js";
import type { PlaneModel, PlaneNetwork } from "./plane-network.js";
import { optimizerOf, penaltiesOf, type RuleChoice, scheduleOf } from "./rule.js";

/** A network in the plane that learns, an epoch at a time. */
export interface PlaneTraining {
  readonly network: PlaneNetwork;
  /** The learning rate of a step. */
  rateAt(step: number): number;
  /** Whether a number was no longer finite: it then stays as it was before. */
  readonly diverged: boolean;
  state(): TrainingState<PlaneModel>;
  epoch(): Promise<void>;
  score(points: PointSet): Score;
  /** The doctor that looks on, if there is one. */
  readonly doctor: PlaneDoctor | undefined;
  /** Has a doctor look on from the next epoch on, and tells it of points that are held out. */
  attend(begin: (options: AnyOptions) => Promise<PlaneDoctor>, heldOut: PointSet): Promise<void>;
}

interface PlaneTrainingOptions {
  readonly network: PlaneNetwork;
  readonly rule: RuleChoice;
  /** There has to be one at least. */
  readonly points: PointSet;
  readonly classes: number;
  readonly seed: number;
  readonly interpreter: SynchronousInterpreter;
}

/** As many as nobody waits for. */
const EPOCHS = 1e9;
const NO_SCORE: Score = { loss: Number.NaN, accuracy: undefined };

export const planeTraining = (options: PlaneTrainingOptions, start?: TrainingStart<PlaneModel>): PlaneTraining => {
  const { network, rule, points, classes, seed, interpreter } = options;
  // Batch normalization needs two points in each batch.
  const normalizes = network.blocks.some(({ norm }) => norm !== undefined);
  const batchSize = Math.min(Math.max(rule.batchSize, normalizes ? 2 : 1), points.targets.length);
  const stepsPerEpoch = Math.ceil(points.targets.length / batchSize);
  const setup = {
    model: network.model,
    loss: lossFor(classes),
    optimizer: optimizerOf(rule, stepsPerEpoch),
    regularization: penaltiesOf(rule),
    interpreter,
    seed,
  };
  let training = createTraining(setup, start);
  let diverged = false;
  let doctor: PlaneDoctor | undefined;
  const trainOptions = {
    ...setup,
    data: planeDataset(points, classes),
    batchSize,
    dropLast: normalizes,
    epochs: EPOCHS,
  };
  const events = train({ ...trainOptions, state: training.state() });
  return {
    network,
    rateAt: scheduleOf(rule, stepsPerEpoch),
    get diverged() {
      return diverged;
    },
    state: () => training.state(),
    async epoch() {
      try {
        for (;;) {
          const { value: event, done } = await events.next();
          if (done) return;
          training = event.training;
          if (event.type === "epoch") return;
          // Most steps are only noted: waiting for nothing would take longer than they do.
          const looking = doctor?.see(event);
          if (looking !== undefined) await looking;
        }
      } catch (error) {
        if (!(error instanceof NotFiniteError)) throw error;
        diverged = true;
        doctor?.fail(error);
      }
    },
    get doctor() {
      return doctor;
    },
    async attend(begin, heldOut) {
      const validation = heldOut.targets.length === 0 ? undefined : planeDataset(heldOut, classes);
      doctor = await begin({ ...trainOptions, ...(validation && { validation }), state: training.state() });
    },
    score(held) {
      if (held.targets.length === 0) return NO_SCORE;
      const data: Dataset = planeDataset(held, classes);
      if (classes === 0) return { loss: training.evaluate(data).loss, accuracy: undefined };
      const { loss, accuracy: share } = training.evaluate(data, { metrics: { accuracy } });
      return { loss, accuracy: share };
    },
  };
};

const lossFor = (classes: number): Loss =>
  classes === 0 ? meanSquaredError : classes === 2 ? sigmoidCrossEntropy : softmaxCrossEntropy;
