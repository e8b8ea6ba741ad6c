import { isLearned, type LayerProbe, type NetworkProbe, type PairTraining } from "@gd/experiments";
import { NotFiniteError } from "@gd/train";
import { thinnedCurve } from "./thinned-curve.js";

/** What is seen of a network that is trained on the pair. */
export interface SidePicture {
  readonly iterations: number;
  /** Of the pair. */
  readonly output: readonly number[];
  readonly error: number;
  readonly layers: readonly LayerProbe[];
  /** Errors over iterations, thinned, the present one at the end. */
  readonly curve: { readonly at: readonly number[]; readonly values: readonly number[] };
  /** The error has left the numbers that there are. */
  readonly diverged: boolean;
  /** The output agrees with the target. */
  readonly learned: boolean;
}

/** A network that is trained on the pair, and what is seen of it. */
export interface PairSide {
  readonly training: PairTraining;
  /** Whether there is nothing left to do. */
  readonly done: boolean;
  step(): void;
  picture(): SidePicture;
}

export const pairSide = (training: PairTraining): PairSide => {
  const curve = thinnedCurve();
  let diverged = false;
  let learned = false;
  let probe: NetworkProbe | undefined;
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
        diverged,
        learned,
      };
    },
  };
};

/** Where every gradient is 0 a step changes nothing, and what was seen before it is what there is after it. */
const canMove = ({ layers }: NetworkProbe): boolean =>
  layers.some(({ gradients }) => gradients.zeros < gradients.count);
