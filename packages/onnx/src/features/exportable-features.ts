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
import { OnnxError } from "../onnx-error.js";
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
  const exportable = columns.map((column) => {
    const mismatch = mismatchOf(column);
    if (mismatch === undefined && isExportable(column)) return column;
    const place = `exportOnnx(features), in the column ${JSON.stringify(column.column)},`;
    throw new OnnxError({ place, ...(mismatch ?? otherKind(column)) });
  });
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

const isExportable = (column: ColumnFeatures): column is ExportableFeatures =>
  column.kind !== "date" && column.kind !== "text";

const otherKind = ({ kind }: ColumnFeatures) => ({
  expected: "a number, true or false, or a category",
  received: `a ${kind}, which ONNX has no operators for`,
  advice: "Export without features, and give the graph what applyFeatures makes.",
});

/** What is wrong with a column of a kind that is exportable. */
const mismatchOf = (features: ColumnFeatures) => {
  const advice = "Give the column another name.";
  const { column, kind } = features;
  if (column === "") return { expected: "a name", received: "none", advice };
  if (answerNames.includes(column)) {
    return { expected: "a name that no answer of the graph has", received: answerNames.join(", "), advice };
  }
  if ((kind === "oneHot" || kind === "ordinal") && features.categories.includes(MISSING_TEXT)) {
    const expected = "categories that are not empty, as the empty text is a missing value";
    return { expected, received: 'the category ""', advice: "Read it as a missing value, or give it a name." };
  }
  if (kind === "number" && Math.abs(features.center) > MOST_SCALES * Math.abs(features.scale)) {
    const expected = "numbers that differ in float32, in which the graph takes them";
    const received = `${features.center} ± ${features.scale}`;
    return { expected, received, advice: "Subtract a number that all of them are near to." };
  }
  return undefined;
};

/** A number of float32 is rounded to 2⁻²⁴ of itself: so far away from 0, that is a thousandth of the scale. */
const MOST_SCALES = 2 ** 24 / 1000;
