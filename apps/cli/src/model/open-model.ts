import { type LoadedModel, loadModel } from "@gd/models";
import type { Features, Target } from "@gd/tables";
import { readRegularBytes } from "../files/read-regular-bytes.js";

/** A model that answers for the rows of a table. */
export interface TableModel extends LoadedModel {
  readonly file: string;
  readonly features: Features;
  readonly target: Target;
}

/** Opens a model file. Throws an Error that names it if it is none, or if its model does not take rows of a table. */
export const openModel = async (file: string): Promise<TableModel> => {
  const loaded = loadModel(await readRegularBytes(file), { name: file });
  const { features, target } = loaded;
  if (features === undefined || target === undefined) {
    throw new Error(
      `${file}: this model takes numbers, and does not say which columns they are of: gd train and saveModel({ features, target }) do`,
    );
  }
  return { ...loaded, file, features, target };
};
