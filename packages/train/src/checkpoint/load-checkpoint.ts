import { parseSafetensors, SafetensorsError, type SafetensorsFile } from "@gd/safetensors";
import {
  type DType,
  descriptionOf,
  type Elements,
  expectArgument,
  expectAttached,
  formatShape,
  fromElements,
  type Interpreter,
  type Layer,
  mapLeaves,
  type Parameters,
  type Shape,
  type SynchronousInterpreter,
  sameShape,
} from "@gd/tensor";
import { expectSetup } from "../expect/expect-setup.js";
import type { AnyLoss } from "../fit.js";
import { startOf } from "../start-of.js";
import { stateDifference } from "../state/state-description.js";
import { wrongElement } from "../state/wrong-element.js";
import { wrongGroup } from "../state/wrong-group.js";
import { interpreterOf, type TrainingSetup } from "../training-setup.js";
import type { TrainingState } from "../training-state.js";
import { CheckpointError } from "./checkpoint-error.js";
import { METADATA } from "./checkpoint-metadata.js";
import { type CheckpointContent, notWritten, readMetadata } from "./read-metadata.js";
import { type SavedTensor, savedTensors } from "./saved-tensors.js";

/**
 * Reads a training state back from the bytes of a checkpoint. A training that continues from it ends in the same bits as
 * one that was never interrupted.
 *
 * The setup's model has to be that of the checkpoint: the same layers with the same options. So has its optimizer, whose
 * numbers may differ, such as its learning rate; and so may the loss, the regularization and the seed. A checkpoint that does
 * not say what made it, as that of a state that was made by hand, fits if its names and shapes do.
 *
 * Nothing in the bytes is believed before it is looked at, and no memory is taken that the setup does not ask for.
 *
 * Throws  CheckpointError when the bytes are not a checkpoint, are damaged or incomplete, or belong to another model,
 *         optimizer or precision
 */
export const loadCheckpoint = <M extends Layer, I extends Interpreter = SynchronousInterpreter>(
  setup: Omit<TrainingSetup<M, AnyLoss, I>, "loss">,
  bytes: Uint8Array,
): TrainingState<M> => {
  expectSetup("loadCheckpoint", setup, ["optimizer"]);
  const file = parse(bytes);
  const { progress, description } = readMetadata(file.metadata);
  const { dtype } = interpreterOf(setup).ops;
  const fresh = startOf(setup, undefined, "loadCheckpoint(setup)");
  if (description !== undefined) expectSameParts(setup, description);
  const tensors = savedTensors(fresh, description && fresh.description?.model);
  expectFit(file.tensors, tensors, dtype);

  const restored = tensors.map(({ name, tree, path, tensor: { shape } }) => {
    const { data } = fromFile(() => file.read(name));
    // The file has the setup's precision.
    const tensor = fromElements(data as Elements, shape);
    const wrong = wrongElement(tree, path, tensor);
    if (wrong === undefined) return tensor;
    throw new CheckpointError(`${name} is ${wrong.value} at element ${wrong.index}`, "take an earlier checkpoint");
  });
  let next = 0;
  const restore = <P extends Parameters>(tree: P): P => mapLeaves(tree, () => restored[next++]!);
  const state = {
    parameters: restore(fresh.parameters),
    statistics: restore(fresh.statistics),
    optimizerState: restore(fresh.optimizerState),
  };
  const wrong = wrongGroup(descriptionOf(setup.optimizer), state.optimizerState, progress.step);
  if (wrong !== undefined) {
    const { path, expected, received } = wrong;
    throw notWritten(`optimizer.${path} is ${received} and not ${expected}, at step ${progress.step}`);
  }
  return {
    ...state,
    ...progress,
    // The same as that of the checkpoint.
    ...(description && { description: fresh.description }),
  };
};

/** The file of a checkpoint, of which nothing but its outside has been looked at. */
const parse = (bytes: Uint8Array): SafetensorsFile => {
  // Not by instanceof, which the bytes of another realm are not.
  expectArgument(Object.prototype.toString.call(bytes) === "[object Uint8Array]", {
    place: "loadCheckpoint(bytes)",
    expected: "a Uint8Array",
    received: bytes,
    advice: "new Uint8Array(buffer) makes one of an ArrayBuffer.",
  });
  expectAttached("loadCheckpoint(bytes)", bytes);
  return fromFile(() => parseSafetensors(bytes, { checksum: METADATA.checksum }));
};

/** What a reader returns, whose errors become those of checkpoints. */
const fromFile = <Read>(read: () => Read): Read => {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof SafetensorsError)) throw cause;
    const advice = "check that saveCheckpoint has written the file, and take another copy of it";
    throw new CheckpointError(cause.problem, advice, { cause });
  }
};

/** Throws CheckpointError unless the model and the optimizer of the setup are those that made the state. */
const expectSameParts = (
  setup: Pick<TrainingSetup, "model" | "optimizer">,
  description: NonNullable<CheckpointContent["description"]>,
): void => {
  for (const part of ["model", "optimizer"] as const) {
    const difference = stateDifference(part, setup, description);
    if (difference === undefined) continue;
    const { place, own, other } = difference;
    throw new CheckpointError(
      `in ${place}, the setup has ${own} where the checkpoint has ${other}`,
      `pass the ${part} that it was saved with, and start from { parameters, statistics } to go on with another`,
    );
  }
};

/** Throws CheckpointError unless the tensors of a file are those of the model and the optimizer. */
const expectFit = (saved: SafetensorsFile["tensors"], wanted: readonly SavedTensor[], dtype: DType): void => {
  const advice = "pass the model and the optimizer that it was saved with";
  for (const { name, tensor } of wanted) {
    const own = `the setup has ${textOf(name, tensor.shape)}`;
    const entry = saved.get(name);
    if (entry === undefined) throw new CheckpointError(`${own}, which the checkpoint does not have`, advice);
    if (!sameShape(entry.shape, tensor.shape)) {
      throw new CheckpointError(`${own} where the checkpoint has ${textOf(name, entry.shape)}`, advice);
    }
    const other = DTYPES.get(entry.dtype);
    if (other === undefined) throw notWritten(`its tensor ${name} is ${entry.dtype}`);
    if (other === dtype) continue;
    throw new CheckpointError(`the checkpoint is ${other} and the setup ${dtype}`, `pass an interpreter of ${other}`);
  }
  const names = new Set(wanted.map(({ name }) => name));
  for (const [name, { shape }] of saved) {
    if (names.has(name)) continue;
    throw new CheckpointError(`the checkpoint has ${textOf(name, shape)}, which the setup does not have`, advice);
  }
};

const DTYPES: ReadonlyMap<string, DType> = new Map([
  ["F32", "float32"],
  ["F64", "float64"],
]);

const textOf = (name: string, shape: Shape): string => `${name.slice(0, 100)} ${formatShape(shape.slice(0, 10))}`;
