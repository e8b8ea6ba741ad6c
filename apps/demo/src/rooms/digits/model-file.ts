import { flatten, softmax, stack } from "@gd/layers";
import { loadModel, ModelError, saveModel } from "@gd/models";
import {
  createContext,
  descriptionOf,
  formatShape,
  fromElements,
  mapLeaves,
  none,
  type Parameters,
  rowMajor,
  type SynchronousInterpreter,
} from "@gd/tensor";
import type { TrainingChoices } from "./digits-settings.js";
import { type DigitReader, layersOf } from "./train-digits.js";

const EDGE = 28;
const CLASSES = 10;

/** The bytes of a model file, as those of `gd train`: it takes images, and answers one of ten digits. */
export const digitModelFile = (
  choices: TrainingChoices,
  parameters: readonly Parameters[],
  training: Readonly<Record<string, unknown>>,
): Uint8Array<ArrayBuffer> =>
  saveModel({
    model: stack([flatten([EDGE, EDGE, 1]), ...layersOf(choices)]),
    state: { parameters: [none, ...parameters] },
    target: {
      version: 1,
      column: "digit",
      kind: "class",
      classes: Array.from({ length: CLASSES }, (_, digit) => String(digit)),
    },
    training,
  });

/**
 * The network in a model file, which may have any layers.
 *
 * Throws  an Error with a sentence for what is not a model file, is damaged or does not read digits
 */
export const readDigitModel = (
  bytes: Uint8Array,
  name: string,
  { ops }: SynchronousInterpreter,
): Pick<DigitReader, "name" | "parameters" | "probabilities"> => {
  const { model, state } = load(bytes, name);
  const pixels = model.inputShape.reduce((product, size) => product * size, 1);
  if (pixels !== EDGE * EDGE || model.outputShape.join() !== String(CLASSES)) {
    throw new Error(
      `${name} takes examples of shape ${formatShape(model.inputShape)} and answers with ${formatShape(model.outputShape)}. A model that reads digits here takes ${EDGE} × ${EDGE} pixels and answers with ${CLASSES} numbers.`,
    );
  }
  const inPrecision = (tree: Parameters): Parameters =>
    mapLeaves(tree, (leaf) => fromElements(Float32Array.from(rowMajor(leaf)), leaf.shape));
  const [parameters, statistics] = [inPrecision(state.parameters), inPrecision(state.statistics)];
  const context = createContext({ ops, training: false });
  const shares = softmax.at([CLASSES]);
  const { layers } = descriptionOf(model);
  const last = Array.isArray(layers) ? layers.at(-1) : undefined;
  const hasShares = Object(last).type === "softmax";
  return {
    name,
    parameters: () => [parameters],
    probabilities(images) {
      const input = fromElements(rowMajor(images), [images.shape[0], ...model.inputShape]);
      const { output } = model.forward(context, parameters, input, statistics);
      const sums = fromElements(rowMajor(output), [images.shape[0], CLASSES]);
      return hasShares ? sums : shares.forward(context, none, sums, none).output;
    },
  };
};

/** A model of a file. What to do otherwise is said to a visitor, not to those who write code. */
const load = (bytes: Uint8Array, name: string): ReturnType<typeof loadModel> => {
  try {
    return loadModel(bytes, { name });
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause;
    const { place, problem } = cause;
    const advice = "Choose a file that was downloaded here, or that gd train has written.";
    throw new Error(`${place} ${problem.replace(/[.]$/, "")}. ${advice}`, { cause });
  }
};
