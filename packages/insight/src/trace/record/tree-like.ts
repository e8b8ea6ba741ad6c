import { ArgumentError, formatShape, leaves, mapLeaves, type Parameters, sameShape } from "@gd/tensor";

/** A tree of tensors with the names and shapes of another one; that one itself where none is given. */
export const treeLike = (place: string, like: Parameters, given: Parameters | undefined): Parameters => {
  if (given === undefined) return like;
  const wanted = leaves(like);
  const tensors = new Map(leavesAt(place, given));
  const names = wanted.map(([name]) => name);
  const foreign = [...tensors.keys()].find((name) => !names.includes(name));
  for (const [name, { shape }] of wanted) {
    const found = tensors.get(name);
    if (foreign === undefined && found !== undefined && sameShape(found.shape, shape)) continue;
    throw new ArgumentError({
      place,
      expected: `tensors of the names and shapes ${wanted.map(([of, leaf]) => `${of} ${formatShape(leaf.shape)}`).join(", ")}`,
      received: found ?? given,
      advice: `Look at ${foreign ?? name}: the state has to be of this model and this optimizer.`,
    });
  }
  let next = 0;
  return mapLeaves(like, () => tensors.get(names[next++]!)!);
};

/** The tensors of a tree that may be anything. */
const leavesAt = (place: string, given: unknown): ReturnType<typeof leaves> => {
  try {
    return leaves(given as Parameters);
  } catch {
    throw new ArgumentError({ place, expected: "tensors in lists and objects", received: given });
  }
};
