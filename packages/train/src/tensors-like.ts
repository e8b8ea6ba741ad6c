import { formatShape, isTensor, type Parameters, sameShape, type Tensor } from "@gd/tensor";
import { TrainingArgumentError } from "./training-argument-error.js";

/**
 * The tensors of a tree in the order in which another tree of the same names has them: `{ bias, weight }` is laid out
 * as `{ weight, bias }` where that is the model's order.
 *
 * Throws  TrainingArgumentError when a tensor is missing, has another shape, or is too many
 */
export const tensorsLike = (model: Parameters, tree: Parameters, place: string): readonly Tensor[] => {
  const tensors: Tensor[] = [];
  const mismatch = (path: string, expected: string, part: unknown): TrainingArgumentError => {
    const received = isTensor(part) ? `a tensor of shape ${formatShape(part.shape)}` : describe(part);
    // A place such as "train(state), in the parameters," ends its aside itself, unless the path does.
    const where = path === "" ? place : `${place.replace(/,$/, "")}: ${path}`;
    return new TrainingArgumentError(where, expected, received, "Give the names and shapes of the model's parameters.");
  };
  const collect = (like: Parameters, part: unknown, path: string): void => {
    if (isTensor(like)) {
      if (!(isTensor(part) && sameShape(like.shape, part.shape))) {
        throw mismatch(path, `a tensor of shape ${formatShape(like.shape)}`, part);
      }
      tensors.push(part);
      return;
    }
    const names = Object.keys(like);
    if (isTensor(part) || typeof part !== "object" || part === null || Object.keys(part).length !== names.length) {
      throw mismatch(path, describe(like), part);
    }
    for (const [name, inner] of Object.entries(like)) {
      collect(inner, Reflect.get(part, name), path === "" ? name : `${path}.${name}`);
    }
  };
  collect(model, tree, "");
  return tensors;
};

const describe = (part: unknown): string =>
  typeof part === "object" && part !== null ? `the names [${Object.keys(part).join(", ")}]` : String(part);
