import { type WritableArray, writeSafetensors } from "@gd/safetensors";
import { ArgumentError, type Bytes, DTypeError, expectParameters, firstDifference, rowMajor } from "@gd/tensor";
import { expectProgress } from "../state/expect-progress.js";
import { expectState } from "../state/expect-state.js";
import type { StateDescription } from "../state/state-description.js";
import { expectStored } from "../state/stored-tensors-like.js";
import { STATE_TREES } from "../state/wrong-element.js";
import { expectGroups } from "../state/wrong-group.js";
import type { TrainingState } from "../training-state.js";
import { FORMAT, METADATA } from "./checkpoint-metadata.js";
import { type SavedTensor, savedTensors } from "./saved-tensors.js";

const PLACE = "saveCheckpoint(state)";

/**
 * Turns a training state into the bytes of a safetensors file: parameters, statistics, the optimizer's state, the progress of
 * the training, and what made it. `loadCheckpoint` returns the same state, bit for bit; Python's safetensors reads the tensors,
 * which have readable names, such as `0.linear.weight` and `optimizer.0.mean`.
 *
 * ```ts
 * await writeFile("model.safetensors", training.save());
 * const training = createTraining(setup, loadCheckpoint(setup, await readFile("model.safetensors")));
 * ```
 *
 * Throws  ArgumentError for a state that could not be loaded: one that lacks something, or has numbers that there cannot be,
 *         such as NaN or a negative variance
 */
export const saveCheckpoint = (state: TrainingState): Bytes => {
  expectState(PLACE, state);
  const { parameters, statistics, optimizerState, step = null, epoch = null, position, plateau } = state;
  expectParameters(PLACE, { parameters, statistics, optimizerState });
  for (const tree of STATE_TREES) {
    expectStored(`${PLACE}, in the ${tree}`, tree, state[tree]);
  }
  expectProgress(PLACE, { step, epoch, position, plateau });
  if (state.description !== undefined) {
    expectData(state.description);
    expectGroups(`${PLACE}, in the optimizerState`, state.description.optimizer, optimizerState, state.step);
  }
  const metadata = {
    [METADATA.format]: FORMAT,
    ...(state.description && textsOf(state.description)),
    [METADATA.progress]: textOf({ step, epoch, position, plateau }),
  };
  const arrays = arraysOf(savedTensors(state, state.description?.model));
  try {
    return writeSafetensors(arrays, metadata, { checksum: METADATA.checksum });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const { expected, received } = error;
    // The names of layers, and what they say of themselves.
    const place = `${PLACE}, in the names of its tensors and its description,`;
    throw new ArgumentError({ place, expected, received });
  }
};

const arraysOf = (tensors: readonly SavedTensor[]): ReadonlyMap<string, WritableArray> => {
  const dtype = tensors[0]?.tensor.dtype;
  return new Map(
    tensors.map(({ name, path, tensor }) => {
      if (tensor.dtype !== dtype) throw new DTypeError(`${PLACE}: ${path}`, dtype!, tensor.dtype);
      const type = dtype === "float32" ? "F32" : "F64";
      // Its elements are of the class that its precision says, which writeSafetensors looks at again.
      return [name, { dtype: type, shape: tensor.shape, data: rowMajor(tensor) } as WritableArray];
    }),
  );
};

const textsOf = ({ model, optimizer, input }: StateDescription): Readonly<Record<string, string>> => ({
  [METADATA.architecture]: JSON.stringify(model),
  ...(input && { [METADATA.input]: JSON.stringify(input) }),
  [METADATA.optimizer]: JSON.stringify(optimizer),
});

/** How far the training has come, as JSON, which has no infinity: that becomes a text. */
const textOf = (progress: object): string =>
  JSON.stringify(progress, (_, value) => (value === Infinity || value === -Infinity ? String(value) : value));

/** Throws unless what made the state is data that JSON keeps: otherwise the checkpoint could not be loaded. */
const expectData = (description: NonNullable<TrainingState["description"]>): void => {
  for (const part of ["model", "optimizer"] as const) {
    const own = description?.[part];
    const isDescription = typeof own === "object" && own !== null && typeof own.type === "string";
    const difference = isDescription && firstDifference(own, throughJson(own), `the ${part}`);
    if (difference === undefined) continue;
    throw new ArgumentError({
      place: `${PLACE}, in the description of ${difference ? difference.place : `the ${part}`},`,
      expected: isDescription ? "data that JSON keeps" : 'an object with a type, such as { type: "linear" }',
      received: difference ? difference.own : own,
    });
  }
};

const throughJson = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
};
