import {
  type NormalizedBothWays,
  normalizedBothWays,
  SPIRAL_BATCH,
  SPIRAL_EPOCHS,
  spiralPoints,
  spiralSetup,
} from "@gd/experiments";
import { rowMajor, type SynchronousInterpreter } from "@gd/tensor";
import { createTraining, train } from "@gd/train/core";
import type { Simulation } from "../../worker/simulation.js";

export interface SpiralsSettings {
  readonly normalized: boolean;
  readonly seed: number;
}

/** What there is to see of a network that learns two spirals. */
export interface SpiralsPicture {
  readonly epoch: number;
  readonly epochs: number;
  /** The loss of each epoch. */
  readonly losses: readonly number[];
  /** Over all points, in evaluation. */
  readonly accuracy: number;
  /** x and y of each point, one point after the other. */
  readonly points: Float64Array;
  readonly labels: Uint8Array;
  /** The arm that the network takes each point for. */
  readonly answers: Uint8Array;
  /** Two features, normalized over the whole array and feature by feature. */
  readonly features: NormalizedBothWays;
}

/** Two spirals and a network of six hidden sigmoid layers, batch by batch. */
export const spiralsSimulation = (interpreter: SynchronousInterpreter): Simulation<SpiralsSettings, SpiralsPicture> => {
  let settings: SpiralsSettings = { normalized: false, seed: 1 };
  const features = normalizedBothWays(interpreter.ops, settings.seed);
  let run: ReturnType<typeof begin> | undefined;

  const begin = () => {
    const setup = spiralSetup({ ...settings, interpreter });
    const data = spiralPoints(settings.seed);
    return {
      data,
      events: train({ ...setup, data, batchSize: SPIRAL_BATCH, epochs: SPIRAL_EPOCHS }),
      training: createTraining(setup),
      losses: [] as number[],
      epoch: 0,
    };
  };

  return {
    configure(changed) {
      if (changed.normalized !== settings.normalized || changed.seed !== settings.seed) run = undefined;
      settings = changed;
    },
    reset() {
      run = undefined;
    },
    async step() {
      run ??= begin();
      const at = run;
      const { value: event, done } = await at.events.next();
      if (done || event.type === "end") return false;
      at.training = event.training;
      if (event.type === "epoch") {
        at.epoch = event.epoch;
        at.losses.push(event.loss);
      }
      return at.epoch < SPIRAL_EPOCHS;
    },
    picture() {
      run ??= begin();
      const { data, training, epoch, losses } = run;
      const { input, target } = data.examples(
        Array.from({ length: data.size }, (_, i) => i),
        "float64",
      );
      const scores = rowMajor(training.predict(input));
      const labels = Uint8Array.from(rowMajor(target));
      const answers = labels.map((_, i) => (scores[2 * i + 1]! > scores[2 * i]! ? 1 : 0));
      return {
        epoch,
        epochs: SPIRAL_EPOCHS,
        losses: [...losses],
        accuracy: labels.filter((label, i) => label === answers[i]).length / data.size,
        features,
        points: Float64Array.from(rowMajor(input)),
        labels,
        answers,
      };
    },
  };
};
