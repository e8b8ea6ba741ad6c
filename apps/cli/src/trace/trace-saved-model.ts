import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readImage } from "@gd/images/node";
import { type Trace, trace } from "@gd/insight";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { applyFeatures, applyTarget, featureNames, rowsWith } from "@gd/tables";
import { fromElements, leaves, type Tensor } from "@gd/tensor";
import { FileError } from "../files/file-error.js";
import { type ImageModel, openModel, type TableModel } from "../model/open-model.js";
import { readRows } from "../model/read-rows.js";
import { counted } from "../render/counted.js";
import type { Reading } from "../table/reading.js";
import { UsageError } from "../usage-error.js";
import { notesOnRow } from "./notes-on-row.js";

/** What is derived of a saved model. */
export interface SavedTrace {
  /** A table, or an image; that of the training by default. */
  readonly data: string | undefined;
  /** Counted from 1. */
  readonly row: number | undefined;
  readonly learningRate: number | undefined;
  readonly follow?: string;
  /** Of numbers in sentences. */
  readonly digits?: number | undefined;
}

interface Example {
  readonly input: Tensor;
  readonly target: Tensor | undefined;
  readonly notes?: readonly string[];
}

/** The derivation of a model that `gd train` has saved, on a row of a table or on an image. */
export const traceSavedModel = async (
  file: string,
  { data, row, learningRate, follow, digits }: SavedTrace,
  reading: Reading,
): Promise<Trace> => {
  const opened = await openModel(file);
  const { model, state, target, training } = opened;
  const { notes, ...example } =
    opened.kind === "table"
      ? await rowOf(opened, data ?? (await dataOfTraining(file, training)), { row, digits }, reading)
      : await imageOf(opened, data, row);
  const { learningRate: trainedAt = 0.001 } = Object(training);
  const isKnown = example.target !== undefined;
  return trace({
    model,
    ...(isKnown ? { loss: target.kind === "class" ? softmaxCrossEntropy : meanSquaredError } : {}),
    ...(isKnown ? { optimizer: adam({ learningRate: learningRate ?? Number(trainedAt) }) } : {}),
    state,
    example,
    ...(opened.kind === "table" ? { inputNames: featureNames(opened.features) } : {}),
    ...(notes === undefined ? {} : { notes }),
    ...(target.kind === "class" ? { outputNames: target.classes } : {}),
    // One example has no variance to normalize by.
    training: leaves(state.statistics).length === 0,
    ...(follow === undefined ? {} : { follow }),
  });
};

const rowOf = async (
  opened: TableModel,
  file: string,
  { row, digits }: Pick<SavedTrace, "row" | "digits">,
  reading: Reading,
): Promise<Example> => {
  if (row === undefined) throw new UsageError(`which row of ${file}? Rows count from 1, like --row 3`);
  const { known: table } = await readRows(opened, file, reading);
  if (row > table.rows) throw new UsageError(`--row ${row}: ${file} has ${counted(table.rows, "row")}`);
  const rows = Uint32Array.of(row - 1);
  const { features, target } = opened;
  const input = applyFeatures(features, table, { rows, dtype: "float64" });
  const hasTarget = table.columns.some(({ name }) => name === target.column);
  const isKnown = hasTarget && rowsWith(table, target.column).includes(row - 1);
  const known: Tensor | undefined = isKnown ? applyTarget(target, table, { rows, dtype: "float64" }) : undefined;
  const label = known?.data[0];
  const ofClass =
    target.kind === "class" && label !== undefined
      ? [`t = ${label} is ${target.classes[label]}: classes count from 0, outputs from 1.`]
      : [];
  return { input, target: known, notes: [...notesOnRow(opened, table, row, digits), ...ofClass] };
};

const imageOf = async (
  { model, size, colour, target, file: modelFile }: ImageModel,
  file: string | undefined,
  row: number | undefined,
): Promise<Example> => {
  if (row !== undefined) throw new UsageError(`--row ${row}: ${modelFile} takes images: name one after it instead`);
  if (file === undefined)
    throw new UsageError(`which image? Name one after the model, like gd trace ${modelFile} cat.png`);
  const { data } = await readImage(file, { size, colour }).catch((cause: unknown) => {
    throw new FileError(`${file}: it cannot be read as an image: name a .png, .jpg or .webp file`, { cause });
  });
  const pixels = Float64Array.from(data, (pixel) => pixel / 255);
  // A folder is called as the class of its images.
  const classes = target.kind === "class" ? target.classes : [];
  const label = classes.indexOf(basename(dirname(file)));
  return {
    input: fromElements(pixels, model.inputShape),
    target: label < 0 ? undefined : fromElements(Float64Array.of(label), []),
  };
};

/** The table that a model was trained on, in this folder or in that of the model. */
const dataOfTraining = async (file: string, training: unknown): Promise<string> => {
  const { name } = Object(Object(training).source);
  if (typeof name === "string") {
    for (const candidate of [name, join(dirname(file), name)]) {
      if (
        await stat(candidate).then(
          (found) => found.isFile(),
          () => false,
        )
      )
        return candidate;
    }
  }
  const known =
    typeof name === "string"
      ? `${name}, which it was trained on, is not here`
      : "it does not say what it was trained on";
  throw new UsageError(
    `which table? ${file}: ${known}: name one after the model, like gd trace ${file} new.csv --row 1`,
  );
};
