import { mapLeaves, type Ops, type Parameters, sizeOf, type Vector } from "@gd/tensor";

/** A tree of parameters as views of a vector, in which they lie one after the other. */
export const viewsOf = <P extends Parameters>(ops: Ops, vector: Vector, like: P): P => {
  let start = 0;
  return mapLeaves(like, ({ shape }) => {
    const view = ops.slice(vector, start, shape);
    start += sizeOf(shape);
    return view;
  });
};
