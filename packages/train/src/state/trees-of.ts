import type { Context, Layer, Tensor } from "@gd/tensor";
import { mapLeaves, type Parameters } from "@gd/tensor";

/** The trees of a model's state, whose tensors have no elements. */
interface Trees {
  readonly parameters: Parameters;
  readonly statistics: Parameters;
}

const known = new WeakMap<Layer, Trees>();

/** The names and shapes in the state of a model. It is asked for fresh parameters once, as they may be many. */
export const treesOf = (model: Layer, context: Context): Trees => {
  let trees = known.get(model);
  if (trees === undefined) {
    trees = {
      parameters: mapLeaves(model.initialize(context), withoutElements),
      statistics: mapLeaves(model.initializeStatistics(context), withoutElements),
    };
    known.set(model, trees);
  }
  return trees;
};

const withoutElements = ({ shape, dtype, transposed }: Tensor): Tensor => ({
  shape,
  dtype,
  transposed,
  data: new Float32Array(0),
});
