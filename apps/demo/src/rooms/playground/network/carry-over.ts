import { fromElements, leaves, mapLeaves, type Parameters, type Tensor } from "@gd/tensor";
import type { Block, PlaneNetwork } from "./plane-network.js";

/** What a network has learned: a tree of tensors for each of its layers. */
export interface Learned {
  readonly parameters: readonly Parameters[];
  readonly statistics: readonly Parameters[];
}

/**
 * The new network as it was drawn, with the weights of the old one wherever both have the unit or the edge. Hidden layers are
 * matched from the first, outputs with outputs.
 */
export const carryOver = (from: PlaneNetwork, old: Learned, to: PlaneNetwork, drawn: Learned): Learned => {
  const pairs = to.blocks.flatMap((block, i): readonly (readonly [Block, Block])[] => {
    const isOutput = i === to.blocks.length - 1;
    const before = isOutput ? from.blocks.at(-1) : from.blocks.slice(0, -1)[i];
    return before === undefined ? [] : [[before, block]];
  });
  const places = new Map(
    pairs.flatMap(
      ([before, after]) =>
        [
          [after.linear, before.linear],
          ...(before.norm === undefined || after.norm === undefined ? [] : [[after.norm, before.norm] as const]),
        ] as const,
    ),
  );
  const carried = (which: keyof Learned): readonly Parameters[] =>
    drawn[which].map((fresh, i) => {
      const place = places.get(i);
      return place === undefined ? fresh : overlaid(fresh, old[which][place]!);
    });
  return { parameters: carried("parameters"), statistics: carried("statistics") };
};

/** A layer's tensors with those of another in their first rows and columns. */
const overlaid = (fresh: Parameters, old: Parameters): Parameters => {
  const before = new Map(leaves(old));
  const names = leaves(fresh).map(([name]) => name);
  let next = 0;
  return mapLeaves(fresh, (tensor) => {
    const other = before.get(names[next++]!);
    return other === undefined ? tensor : overlay(tensor, other);
  });
};

const overlay = (fresh: Tensor, old: Tensor): Tensor => {
  const [rows, columns] = asMatrix(fresh);
  const [oldRows, oldColumns] = asMatrix(old);
  const data = fresh.data.slice();
  for (let row = 0; row < Math.min(rows, oldRows); row++) {
    const length = Math.min(columns, oldColumns);
    data.set(old.data.subarray(row * oldColumns, row * oldColumns + length), row * columns);
  }
  return fromElements(data, fresh.shape);
};

const asMatrix = ({ shape }: Tensor): readonly [rows: number, columns: number] =>
  shape.length === 1 ? [1, shape[0]!] : [shape[0]!, shape[1]!];
