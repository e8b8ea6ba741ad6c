import { formatShape, leaves, type Shape, sameShape, sizeOf, type Tensor } from "@gd/tensor";
import type { ExportedState } from "../exported-state.js";
import { OnnxError } from "../onnx-error.js";

/** The tensors of a state, which layers take one by one. */
export interface StateTensors {
  /** A tensor by its place in the tree, `0.weight`, which has to have this shape. */
  take(tree: "parameters" | "statistics", path: string, shape: Shape): Tensor;
  /** Throws an OnnxError if there are tensors that no layer has taken. */
  expectAllTaken(): void;
}

/** The tensors of a state by name. */
export const stateTensors = ({ parameters, statistics = [] }: ExportedState): StateTensors => {
  expectLength(leaves([parameters, statistics]).reduce((sum, [, { shape }]) => sum + sizeOf(shape), 0));
  const left = { parameters: new Map(leaves(parameters)), statistics: new Map(leaves(statistics)) };
  return {
    take(tree, path, shape) {
      const tensor = left[tree].get(path);
      left[tree].delete(path);
      if (tensor !== undefined && sameShape(tensor.shape, shape)) return tensor;
      throw otherModel(
        tree,
        `${path} ${formatShape(shape)}`,
        tensor === undefined ? "nothing of this name" : formatShape(tensor.shape),
      );
    },
    expectAllTaken() {
      for (const tree of ["parameters", "statistics"] as const) {
        for (const [path, { shape }] of left[tree])
          throw otherModel(tree, "nothing more", `${path} ${formatShape(shape)}`);
      }
    },
  };
};

/** Throws an OnnxError where so many numbers of float32 take more bytes than protobuf allows, with a margin for all else. */
export const expectLength = (numbers: number): void => {
  if (numbers <= MOST_NUMBERS) return;
  throw new OnnxError({
    place: "exportOnnx(state)",
    expected: `at most ${MOST_NUMBERS} parameters and statistics, as a file of protobuf has less than 2 GiB`,
    received: String(numbers),
    advice: "Export parts of the model.",
  });
};

const MOST_NUMBERS = 2 ** 29 - 2 ** 20;

const otherModel = (tree: string, expected: string, received: string): OnnxError =>
  new OnnxError({
    place: `exportOnnx(state), in the ${tree},`,
    expected,
    received,
    advice: "Names and shapes are those of the model.",
  });
