import { ArgumentError, type Description, leaves, type Parameters } from "@gd/tensor";
import { partsIn } from "../parts-in.js";

/** What a sum over a group of batches cannot be at a step. */
export interface WrongGroup {
  /** In the optimizer's state: `weight`. */
  readonly path: string;
  readonly expected: string;
  readonly received: number;
}

/**
 * What is wrong with the sums that `accumulateGradients` keeps, anywhere in an optimizer: the weight is positive in the middle of
 * a group, and at its beginning all of them are 0.
 */
export const wrongGroup = (optimizer: Description, state: Parameters, step: number): WrongGroup | undefined => {
  const tensors = new Map(leaves(state));
  for (const { path, taken } of groupsIn(optimizer, step, "")) {
    for (const name of taken === 0 ? ["weight", "sum"] : ["weight"]) {
      const elements = tensors.get(path + name)?.data ?? [];
      const wrong = elements.find((element) => (taken === 0 ? element !== 0 : element <= 0));
      if (wrong === undefined) continue;
      const expected =
        taken === 0 ? "0 at the beginning of a group of batches" : "a number > 0 within a group of batches";
      return { path: path + name, expected, received: wrong };
    }
  }
  return undefined;
};

/** Throws an ArgumentError where such a sum is wrong. */
export const expectGroups = (place: string, optimizer: Description, state: Parameters, step: number): void => {
  const wrong = wrongGroup(optimizer, state, step);
  if (wrong === undefined) return;
  const { path, expected, received } = wrong;
  const advice = `Its step is ${step}: pass all of one state.`;
  throw new ArgumentError({ place: `${place}: ${path}`, expected, received, advice });
};

interface Group {
  readonly path: string;
  /** Batches of it that have been taken. */
  readonly taken: number;
}

const groupsIn = (part: Description, step: number, path: string): readonly Group[] => {
  const { type, transformations, steps, optimizer } = part;
  if (type === "chain") {
    return partsIn(transformations).flatMap((each, i) => groupsIn(each, step, `${path}${i}.`));
  }
  if (type !== "accumulateGradients" || typeof steps !== "number") return [];
  const updates = Math.floor(step / steps);
  const inner = partsIn([optimizer]).flatMap((each) => groupsIn(each, updates, `${path}optimizer.`));
  return [{ path, taken: step % steps }, ...inner];
};
