import { mapLeaves, type Parameters, sizeOf, type Tensor } from "@gd/tensor";

/** A tree with the shapes of another one, whose tensors are consecutive parts of a vector. */
export const viewsOf = <P extends Parameters>(like: P, partAt: (start: number, like: Tensor) => Tensor): P => {
  let start = 0;
  return mapLeaves(like, (leaf) => {
    const part = partAt(start, leaf);
    start += sizeOf(leaf.shape);
    return part;
  });
};
