import { fromElements, mapLeaves, type Parameters } from "@gd/tensor";
import type { PlaneNetwork } from "./plane-network.js";

/** A weight of a network or, without `from`, a bias, and its new value. */
export interface EditedNumber {
  /** Counted from the first hidden layer. */
  readonly layer: number;
  /** The unit that an edge comes from; undefined for a bias. */
  readonly from: number | undefined;
  readonly to: number;
  readonly value: number;
}

/** The parameters with one of their numbers replaced. Nothing changes where there is no such number. */
export const withNumber = (
  { blocks, sizes }: PlaneNetwork,
  parameters: readonly Parameters[],
  { layer, from, to, value }: EditedNumber,
): readonly Parameters[] => {
  const units = sizes[layer + 1] ?? 0;
  const place = blocks[layer]?.linear;
  if (to >= units || (from !== undefined && from >= sizes[layer]!)) return parameters;
  return parameters.map((tree, i) =>
    i !== place
      ? tree
      : mapLeaves(tree, (tensor) => {
          if ((tensor.shape.length === 1) !== (from === undefined)) return tensor;
          const data = tensor.data.slice();
          data[(from ?? 0) * units + to] = value;
          return fromElements(data, tensor.shape);
        }),
  );
};
