import { isLearned, type LayerProbe, type NetworkProbe, type PairTraining } from "@gd/experiments";
import { type Diagnosis, diagnosesOf } from "@gd/insight";
import { NotFiniteError } from "@gd/train/core";
import { figuresOfPair, startOfPair } from "./figures-of-pair.js";
import { sampledCurve } from "./sampled-curve.js";

/** What there is to see of a network that learns the pair. */
export interface SidePicture {
  readonly iterations: number;
  /** For the pair. */
  readonly output: readonly number[];
  readonly error: number;
  readonly layers: readonly LayerProbe[];
  /** Some errors over iterations, with the present one at the end. */
  readonly curve: { readonly at: readonly number[]; readonly values: readonly number[] };
  /** What is wrong with it by these numbers, the surest first. */
  readonly diagnoses: readonly Pick<Diagnosis, "cause" | "evidence">[];
  /** Whether the error is no longer finite. */
  readonly diverged: boolean;
  /** Whether the output agrees with the target. */
  readonly learned: boolean;
}

/** A network that learns the pair, and what there is to see of it. */
export interface PairSide {
  readonly training: PairTraining;
  /** Whether it has diverged or learned the pair. */
  readonly done: boolean;
  step(): void;
  picture(): SidePicture;
}

export const pairSide = (training: PairTraining): PairSide => {
  const curve = sampledCurve();
  let diverged = false;
  let learned = false;
  const first = training.probe();
  const start = startOfPair(first, training.parameters());
  let probe: NetworkProbe | undefined = first;
  return {
    training,
    get done() {
      return diverged || learned;
    },
    step() {
      if (probe !== undefined && canMove(probe)) probe = undefined;
      try {
        const error = training.step();
        curve.add(error);
        learned = isLearned(error);
      } catch (error) {
        if (!(error instanceof NotFiniteError)) throw error;
        diverged = true;
      }
    },
    picture() {
      probe ??= training.probe();
      const { output, error, layers } = probe;
      const { at, values } = curve.points();
      const { iterations } = training;
      return {
        iterations,
        output: output.slice(0, 2),
        error,
        layers,
        curve: { at: [...at, iterations], values: [...values, error] },
        diagnoses: diagnosesOf(figuresOfPair(start, probe, iterations)).map(({ cause, evidence }) => ({
          cause,
          evidence,
        })),
        diverged,
        learned,
      };
    },
  };
};

/** Where every gradient is 0 a step changes nothing: the probe from before it still holds. */
const canMove = ({ layers }: NetworkProbe): boolean =>
  layers.some(({ gradients }) => gradients.zeros < gradients.count);
