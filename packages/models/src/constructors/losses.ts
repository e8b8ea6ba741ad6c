import {
  hinge,
  huber,
  meanAbsoluteError,
  meanSquaredError,
  residualSumOfSquares,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  withWeights,
} from "@gd/losses";
import type { Loss } from "@gd/tensor";
import { constructorsOf, type PartConstructors } from "../architecture/part-constructor.js";

/** What a loss is made with, beside its options. */
export interface InsideLoss {
  /**
   * Makes a loss of a description within this one's.
   *
   * @param name what it is called in messages. Default: its type
   */
  build(description: unknown, name?: string): Loss;
}

const part = /* @__PURE__ */ constructorsOf<Loss, InsideLoss>();
const plain = (loss: Loss) => part([], [], () => loss);

/** The losses of `@gd/losses` by type. */
export const losses: PartConstructors<Loss, InsideLoss> = /* @__PURE__ */ {
  hinge: plain(hinge),
  huber: part(["delta"], [], huber),
  meanAbsoluteError: plain(meanAbsoluteError),
  meanSquaredError: plain(meanSquaredError),
  residualSumOfSquares: part(["reduction"], [], residualSumOfSquares),
  sigmoidCrossEntropy: plain(sigmoidCrossEntropy),
  softmaxCrossEntropy: part(["labelSmoothing", "classWeights"], [], softmaxCrossEntropy),
  withWeights: part(["loss"], [], ({ loss }, _settings, { build }) => withWeights(build(loss))),
};
