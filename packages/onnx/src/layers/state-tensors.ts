import { formatShape, leaves, type Parameters, type Shape, sameShape, type Tensor } from "@gd/tensor";
import { OnnxError } from "../onnx-error.js";

/** The tensors of a state, which layers take one by one. */
export interface StateTensors {
  /** A tensor by its place in the tree, `0.weight`, which has to have this shape. */
  take(tree: "parameters" | "statistics", path: string, shape: Shape): Tensor;
  /** Throws an OnnxError if there are tensors that no layer has taken. */
  expectAllTaken(): void;
}

/** The tensors of a state by name. */
export const stateTensors = (state: Readonly<Record<"parameters" | "statistics", Parameters>>): StateTensors => {
  const left = { parameters: new Map(leaves(state.parameters)), statistics: new Map(leaves(state.statistics)) };
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

const otherModel = (tree: string, expected: string, received: string): OnnxError =>
  new OnnxError({
    place: `exportOnnx(state), in the ${tree}`,
    expected,
    received,
    advice: "Names and shapes are those of the model.",
  });
