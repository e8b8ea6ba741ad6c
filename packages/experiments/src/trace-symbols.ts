import { leaves, type Observation, type Parameters, type Tensor } from "@gd/tensor";

/** What values are called on paper. One that passes through an identity has several names. */
export interface Symbols {
  /** Gives a value another name. */
  name(value: Tensor, symbol: string): void;
  /** Names what a layer reports. */
  observe(observation: Observation): void;
  /** All names of a value, in the order in which it got them. */
  of(value: unknown): readonly string[];
}

/**
 * The symbols on paper for a network of layers one after the other, given its parameters. The second layer that has any has
 * `W2` and `b2`, returns `z2`, and the activation after it returns `a2`; their gradients are `∂L/∂z2` and so on.
 */
export const symbolsOnPaper = (parameters: readonly Parameters[]): Symbols => {
  const names = new Map<unknown, readonly string[]>();
  const of = (value: unknown): readonly string[] => names.get(value) ?? [];
  const name = (value: unknown, symbol: string): void => {
    if (!of(value).includes(symbol)) names.set(value, [...of(value), symbol]);
  };
  const places = placesOnPaper(parameters);
  parameters.forEach((tree, i) => {
    for (const [leaf, value] of leaves(tree)) name(value, `${letterOf(leaf)}${places[i]!.layer}`);
  });
  const observe = ({ path, role, value }: Observation): void => {
    const place = places[positionOf(path)];
    if (place === undefined || role === "input") return;
    const { layer, weighs } = place;
    const output = `${weighs ? "z" : "a"}${layer}`;
    const input = !weighs ? `z${layer}` : layer === 1 ? "x" : `a${layer - 1}`;
    for (const [leaf, tensor] of leaves(value)) {
      if (role === "output") name(tensor, output);
      else if (role === "outputGradient") name(tensor, `∂L/∂${output}`);
      else if (role === "inputGradient") name(tensor, `∂L/∂${input}`);
      else name(tensor, `∂L/∂${letterOf(leaf)}${layer}`);
    }
  };
  return { name, observe, of };
};

/** The layer on paper, counted from 1, at a path such as `["2 linear(2 → 2)"]`; undefined elsewhere, as in the loss. */
export const layerOnPaper = (parameters: readonly Parameters[], path: readonly string[]): number | undefined =>
  placesOnPaper(parameters)[positionOf(path)]?.layer;

/** Layers on paper count from 1, each with the activation after it. */
const placesOnPaper = (parameters: readonly Parameters[]) => {
  let layer = 0;
  return parameters.map((tree) => {
    const weighs = leaves(tree).length > 0;
    if (weighs) layer++;
    return { layer, weighs };
  });
};

const positionOf = (path: readonly string[]): number => Number.parseInt(path[0] ?? "", 10);

const letterOf = (leaf: string): string => (leaf === "weight" ? "W" : "b");
