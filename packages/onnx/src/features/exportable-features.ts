import {
  type BooleanFeatures,
  type ColumnFeatures,
  type Features,
  featureNames,
  type NumberFeatures,
  type OneHotFeatures,
  type OrdinalFeatures,
  parseFeatures,
} from "@gd/tables";
import { type Layer, ShapeError, sameShape } from "@gd/tensor";
import { answerNames } from "../answers/answers.js";
import { expectWellFormed } from "../expect-well-formed.js";
import { OnnxError, type OnnxMismatch } from "../onnx-error.js";
import { parsedByTables } from "../parsed-by-tables.js";

/** The features that operators of ONNX make. */
export type ExportableFeatures = NumberFeatures | BooleanFeatures | OneHotFeatures | OrdinalFeatures;

/** Stands for a missing category; of a missing number, NaN does. */
export const MISSING_TEXT = "";

/** Whether a column is one of texts; one of true and false is one of numbers. */
export const isText = ({ kind }: ExportableFeatures): boolean => kind === "oneHot" || kind === "ordinal";

/** The columns of features, all of which have to be exportable, and make the input of the model. */
export const exportableFeatures = (model: Layer, features: Features): readonly ExportableFeatures[] => {
  const { columns } = parsedByTables("exportOnnx(features)", "features of @gd/tables", parseFeatures, features);
  const exportable = columns.map(exportableColumn);
  const inputShape = [featureNames(features).length];
  if (sameShape(model.inputShape, inputShape)) return exportable;
  throw new ShapeError({
    place: "exportOnnx(features)",
    role: "features",
    expected: model.inputShape,
    received: inputShape,
    advice: "They are those that the model was trained on.",
  });
};

const exportableColumn = (features: ColumnFeatures): ExportableFeatures => {
  const { column, kind } = features;
  if (kind === "date" || kind === "text") {
    throw refused(column, {
      expected: "a number, true or false, or a category",
      received: `a ${kind}, which ONNX has no operators for`,
      advice: "Export without features, and give the graph what applyFeatures makes.",
    });
  }
  if (column === "" || answerNames.includes(column)) {
    throw refused(column, {
      expected: `a name other than ${answerNames.join(", ")}, which are answers of the graph`,
      received: column === "" ? "none" : "the same",
      advice: "Give the column another name.",
    });
  }
  expectWellFormed(placeOf(column), "a name", [column], "Give the column another name.");
  if (kind === "oneHot" || kind === "ordinal") expectCategories(column, features.categories);
  if (kind === "number" && isOneNumber(features)) {
    throw refused(column, {
      expected: "numbers that differ in float32, in which the graph takes them",
      received: `${features.center} ± ${features.scale}`,
      advice: "Subtract a number that all of them are near to.",
    });
  }
  return features;
};

const expectCategories = (column: string, categories: readonly string[]): void => {
  if (categories.includes(MISSING_TEXT)) {
    throw refused(column, {
      expected: "categories that are not empty, as the empty text is a missing value",
      received: "one that is",
      advice: "Read it as a missing value, or give it a name.",
    });
  }
  const advice = "Correct it in the table, and learn the features again.";
  expectWellFormed(placeOf(column), "categories", categories, advice);
};

const placeOf = (column: string): string => `exportOnnx(features), in the column ${JSON.stringify(column)},`;

const refused = (column: string, mismatch: Omit<OnnxMismatch, "place">): OnnxError =>
  new OnnxError({ place: placeOf(column), ...mismatch });

/** Whether float32, which rounds a number to 2⁻²⁴ of itself, would round by more than a thousandth of the scale. */
const isOneNumber = ({ center, scale }: NumberFeatures): boolean =>
  Math.abs(center) * 2 ** -24 > Math.abs(scale) / 1000 || Math.fround(scale) === 0;
