import {
  allocate,
  expectArgument,
  formatShape,
  fromElements,
  type Interpreter,
  type Layer,
  leaves,
  mapLeaves,
  type Parameters,
  type SynchronousInterpreter,
  sameShape,
  sizeOf,
} from "@gd/tensor";
import { expectSetup } from "../expect/expect-setup.js";
import type { AnyLoss } from "../fit.js";
import { startOf } from "../start-of.js";
import { stateDifference } from "../state/state-description.js";
import { STATE_TREES, wrongElement } from "../state/wrong-element.js";
import { interpreterOf, type TrainingSetup } from "../training-setup.js";
import type { TrainingState } from "../training-state.js";
import { CheckpointError } from "./checkpoint-error.js";
import { type CheckpointHeader, LONGEST_HEADER, SIGNATURE, savedTensors } from "./checkpoint-header.js";
import { crc32 } from "./crc32.js";
import { type HeaderContent, readHeader } from "./read-header.js";

/**
 * Reads a training state back from the bytes of a checkpoint. A training that continues from it ends in the same bits as
 * one that was never interrupted.
 *
 * The setup's model has to be that of the checkpoint: the same layers with the same options. So has its optimizer, whose
 * numbers may differ, such as its learning rate; and so may the loss, the regularization and the seed. A checkpoint that does
 * not say what made it, as those of older versions, fits if its names and shapes do.
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
  const { header, elements } = parse(bytes);
  const { dtype } = interpreterOf(setup).ops;
  // A checkpoint without tensors has no precision.
  if (header.tensors.length > 0 && header.dtype !== dtype) {
    throw new CheckpointError(
      `the checkpoint is ${header.dtype} and the setup ${dtype}`,
      `pass an interpreter of ${header.dtype}`,
    );
  }
  const fresh = startOf(setup, undefined, "loadCheckpoint(setup)");
  if (header.description !== undefined) expectSameParts(setup, header.description);
  const tensors = savedTensors(fresh).map(([path, { shape }]) => ({ path, shape }));
  expectFit(header.tensors, tensors);
  const length = tensors.reduce((total, { shape }) => total + sizeOf(shape), 0) * (dtype === "float64" ? 8 : 4);
  if (elements.length !== length) {
    throw new CheckpointError(`its tensors are ${length} bytes, and it has ${elements.length} of them`, DAMAGED);
  }

  let next = 0;
  const restore = <P extends Parameters>(tree: P): P =>
    mapLeaves(tree, ({ shape }) => {
      const data = allocate(dtype, sizeOf(shape));
      new Uint8Array(data.buffer).set(elements.subarray(next, next + data.byteLength));
      next += data.byteLength;
      return fromElements(data, shape);
    });
  const state: TrainingState<M> = {
    parameters: restore(fresh.parameters),
    statistics: restore(fresh.statistics),
    optimizerState: restore(fresh.optimizerState),
    ...header.progress,
    // The same as that of the checkpoint.
    ...(header.description && { description: fresh.description }),
  };
  for (const tree of STATE_TREES) {
    for (const [path, tensor] of leaves(state[tree], tree)) {
      const wrong = wrongElement(tree, path, tensor);
      if (wrong === undefined) continue;
      throw new CheckpointError(`${path} is ${wrong.value} at element ${wrong.index}`, "take an earlier checkpoint");
    }
  }
  return state;
};

const DAMAGED = "take another copy of the file";

/** The header of a checkpoint and the bytes of its elements. */
const parse = (bytes: Uint8Array): { readonly header: HeaderContent; readonly elements: Uint8Array } => {
  // Not by instanceof, which the bytes of another realm are not.
  expectArgument(Object.prototype.toString.call(bytes) === "[object Uint8Array]", {
    place: "loadCheckpoint(bytes)",
    expected: "a Uint8Array",
    received: bytes,
    advice: "new Uint8Array(buffer) makes one of an ArrayBuffer.",
  });
  const version = SIGNATURE.length - 1;
  if (!SIGNATURE.subarray(0, version).every((byte, i) => byte === bytes[i])) {
    throw new CheckpointError("the bytes are no checkpoint", "pass what saveCheckpoint returned");
  }
  const isOurs = bytes[version] === SIGNATURE[version];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = SIGNATURE.length + 4;
  const end = bytes.length - 4;
  const headerEnd = start <= end ? start + view.getUint32(SIGNATURE.length, true) : 0;
  // Before the checksum, which takes its time for a large file.
  if (isOurs && headerEnd - start > LONGEST_HEADER) {
    throw new CheckpointError(`its header is ${headerEnd - start} bytes, of at most ${LONGEST_HEADER}`, DAMAGED);
  }
  if (start > end || (isOurs && headerEnd > end) || view.getUint32(end, true) !== crc32(bytes.subarray(0, end))) {
    throw new CheckpointError("the checkpoint is damaged or incomplete, as its checksum is wrong", DAMAGED);
  }
  if (!isOurs) {
    throw new CheckpointError(
      `the checkpoint has version ${bytes[version]} of the format, and this is version ${SIGNATURE[version]}`,
      "load it with the version of @gd/train that saved it",
    );
  }
  return { header: readHeader(bytes.subarray(start, headerEnd)), elements: bytes.subarray(headerEnd, end) };
};

/** Throws CheckpointError unless the model and the optimizer of the setup are those that made the state. */
const expectSameParts = (
  setup: Pick<TrainingSetup, "model" | "optimizer">,
  description: NonNullable<HeaderContent["description"]>,
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

type Saved = CheckpointHeader["tensors"];

/** Throws CheckpointError unless the saved tensors are those of the model and the optimizer. */
const expectFit = (saved: Saved, wanted: Saved): void => {
  const text = (tensor: Saved[number] | undefined): string =>
    tensor === undefined ? "nothing more" : `${tensor.path.slice(0, 100)} ${formatShape(tensor.shape.slice(0, 10))}`;
  for (let i = 0; i < Math.max(saved.length, wanted.length); i++) {
    const [has, needs] = [saved[i], wanted[i]];
    if (has !== undefined && has.path === needs?.path && sameShape(has.shape, needs.shape)) continue;
    throw new CheckpointError(
      `the setup has ${text(needs)} where the checkpoint has ${text(has)}`,
      "pass the model and the optimizer that it was saved with",
    );
  }
};
