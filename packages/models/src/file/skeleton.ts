import type { Initializer } from "@gd/layers";
import {
  counting,
  createContext,
  type Description,
  descriptionOf,
  type Layer,
  leaves,
  type Parameters,
  type Shape,
  tensorNames,
} from "@gd/tensor";

/** A tree of a model's tensors, which have no elements, with the names that they have in a file, in order. */
export interface NamedTree {
  readonly tree: Parameters;
  readonly tensors: readonly { readonly name: string; readonly shape: Shape }[];
}

/** The names and shapes of a model's tensors. */
export interface Skeleton {
  readonly parameters: NamedTree;
  readonly statistics: NamedTree;
}

const { ops } = /* @__PURE__ */ counting();

/** Draws nothing: tensors of the right shape, without elements. */
export const nothing: Initializer = (shape) => ops.fill(shape, 0);

const known = /* @__PURE__ */ new WeakMap<Layer, Skeleton>();

/**
 * The names and shapes of a model's tensors, without their memory where its initializers are `nothing`. A model is asked for
 * fresh parameters once, as they may be many.
 */
export const skeletonOf = (model: Layer): Skeleton => {
  let skeleton = known.get(model);
  if (skeleton === undefined) {
    skeleton = describeTensors(model);
    known.set(model, skeleton);
  }
  return skeleton;
};

const describeTensors = (model: Layer): Skeleton => {
  const context = createContext({ ops, training: false });
  const description = descriptionOf(model);
  const parameters = named(description, model.initialize(context));
  const statistics = named(description, model.initializeStatistics(context));
  const taken = new Set(parameters.tensors.map(({ name }) => name));
  return {
    parameters,
    statistics: {
      tree: statistics.tree,
      // Layers of one's own may give both the same names.
      tensors: statistics.tensors.map(({ name, shape }) => ({
        name: taken.has(name) ? `statistics.${name}` : name,
        shape,
      })),
    },
  };
};

const named = (description: Description, tree: Parameters): NamedTree => {
  const names = tensorNames(description, tree);
  return { tree, tensors: leaves(tree).map(([, { shape }], i) => ({ name: names[i]!, shape })) };
};
