import type { LoadedModel } from "@gd/models";
import type { Features, Target } from "@gd/tables";
import { FileError } from "../files/file-error.js";
import { readModel } from "./read-model.js";

/** A model that answers for the rows of a table. */
export interface TableModel extends LoadedModel {
  readonly kind: "table";
  readonly file: string;
  readonly features: Features;
  readonly target: Target;
}

/** A model that answers for images. */
export interface ImageModel extends LoadedModel {
  readonly kind: "images";
  readonly file: string;
  readonly features: undefined;
  readonly target: Target;
  readonly size: readonly [height: number, width: number];
  readonly colour: "grey" | "rgb";
}

/** Opens a model file. Throws an Error that names it if it is none, or if its model takes neither rows nor images. */
export const openModel = async (file: string): Promise<TableModel | ImageModel> => {
  const loaded = await readModel(file);
  const { features, target } = loaded;
  if (features !== undefined && target !== undefined) return { ...loaded, kind: "table", file, features, target };
  const images = imagesOf(loaded);
  if (features === undefined && target !== undefined && images !== undefined) {
    return { ...loaded, kind: "images", file, features, target, ...images };
  }
  throw new FileError(`${file}: this model takes numbers, and does not say what they are of: models of gd train do`);
};

/** The images that a model takes, if it takes some. */
export const imagesOf = ({ model, features, target }: LoadedModel): Pick<ImageModel, "size" | "colour"> | undefined => {
  const [height = 0, width = 0, channels] = model.inputShape;
  if (features !== undefined || target === undefined || (channels !== 1 && channels !== 3)) return undefined;
  return { size: [height, width], colour: channels === 1 ? "grey" : "rgb" };
};

/** Opens the file of a model for tables. Throws an Error that names it if it is none. */
export const openTableModel = async (file: string): Promise<TableModel> => {
  const opened = await openModel(file);
  if (opened.kind === "table") return opened;
  throw new FileError(`${file}: this model takes images, and only models for tables are served`);
};
