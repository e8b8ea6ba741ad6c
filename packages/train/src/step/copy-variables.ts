import {
  fromElements,
  type Interpreter,
  leaves,
  mapLeaves,
  type Parameters,
  sizeOf,
  type Tensor,
  waitFor,
} from "@gd/tensor";
import type { Variables } from "./attempt-step.js";
import { viewsOf } from "./views-of.js";

/** Copies of variables, on the heap. */
export function* copyVariables(
  interpreter: Interpreter,
  { vector, parameters, statistics, optimizerState }: Variables,
): Generator<unknown, Variables, never> {
  const [theta] = yield* copyTree(interpreter, [vector] as const);
  return {
    vector: theta,
    parameters: viewsOf(parameters, (first, { shape }) =>
      fromElements(theta.data.subarray(first, first + sizeOf(shape)), shape),
    ),
    statistics: yield* copyTree(interpreter, statistics),
    optimizerState: yield* copyTree(interpreter, optimizerState),
  };
}

function* copyTree<P extends Parameters>(interpreter: Interpreter, tree: P): Generator<unknown, P, never> {
  const copies: Tensor[] = [];
  for (const [, leaf] of leaves(tree)) {
    copies.push(fromElements((yield* waitFor(interpreter.read(leaf))).slice(), leaf.shape));
  }
  let next = 0;
  return mapLeaves(tree, () => copies[next++]!);
}
