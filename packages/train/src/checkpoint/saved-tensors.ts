import { type Description, leaves, type Tensor, tensorNames } from "@gd/tensor";
import { STATE_TREES, type StateTree } from "../state/wrong-element.js";
import type { TrainingState } from "../training-state.js";

/** A tensor of a state, and where it is saved. */
export interface SavedTensor {
  /** In the file: `0.linear.weight`, or `optimizer.0.mean`. */
  readonly name: string;
  readonly tree: StateTree;
  /** In the state: `parameters.0.weight`. */
  readonly path: string;
  readonly tensor: Tensor;
}

/**
 * The tensors of a state in the order in which they are saved, each with a name of its own. Without the description of the
 * model, names are paths alone.
 */
export const savedTensors = (
  state: Pick<TrainingState, StateTree>,
  model: Description | undefined,
): readonly SavedTensor[] => {
  const names = new Set<string>();
  return STATE_TREES.flatMap((tree) => {
    const wanted =
      tree === "optimizerState" || model === undefined
        ? leaves(state[tree], tree === "optimizerState" ? "optimizer" : "").map(([path]) => path)
        : tensorNames(model, state[tree]);
    return leaves(state[tree], tree).map(([path, tensor], i) => {
      let name = wanted[i]!;
      // A layer may have a statistic of the name of a parameter.
      while (names.has(name)) name = `${tree}.${name}`;
      names.add(name);
      return { name, tree, path, tensor };
    });
  });
};
