import {
  createContext,
  fromElements,
  type Layer,
  mapLeaves,
  type Parameters,
  randomStreams,
  rowMajor,
  type Shape,
} from "@gd/tensor";

/** A state whose numbers are none of those that layers begin with, such as a variance of 1. */
export const stateOf = <P extends Parameters, S extends Parameters>(model: Layer<Shape, Shape, P, S>) => {
  const context = createContext({ seed: 1 });
  const random = randomStreams(2).stream("state");
  const moved = <Tree extends Parameters>(tree: Tree): Tree =>
    mapLeaves(tree, (leaf) =>
      fromElements(
        rowMajor(leaf).map((x) => x + 0.4 * random.uniform()),
        leaf.shape,
      ),
    );
  return {
    parameters: moved(model.initialize(context)),
    statistics: moved(model.initializeStatistics(context)),
  };
};
