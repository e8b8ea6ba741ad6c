import { kFold, type SplitOptions } from "@gd/tables";
import { randomStreams } from "@gd/tensor";
import type { RecipeConfig } from "../config.js";
import { RecipeError } from "../recipe-error.js";

/** The seed of the split of a configuration. */
export const splitSeedOf = ({ seed, splitSeed = seed }: RecipeConfig): number => splitSeed;

/**
 * The rows to train and to validate with in the fold that a configuration names, like 2/5. All folds of a seed are parts of the same
 * division.
 */
export const foldOf = (
  rows: Uint32Array,
  fold: string,
  config: RecipeConfig,
  keys: Pick<SplitOptions, "stratify" | "group">,
): { readonly training: Uint32Array; readonly validation: Uint32Array } => {
  const [number = 0, folds = 0] = fold.split("/").map(Number);
  if (number > folds || folds < 2) {
    throw new RecipeError("option", `--fold ${fold}: expected the number of a fold, of how many, like 2/5`);
  }
  if (folds > rows.length)
    throw new RecipeError("option", `--fold ${fold}: there are ${rows.length} rows: take fewer folds`);
  const random = randomStreams(splitSeedOf(config)).within("rows").stream("folds");
  return kFold(rows, folds, random, keys)[number - 1]!;
};
