/**
 * Datasets, batches, splits, readers of file formats, and NumPy's legacy random generator.
 *
 * @module @gd/data
 */

export type { BatchOptions } from "./dataset/batch-options.js";
export { batches } from "./dataset/batches.js";
export { type BlockOrderOptions, blockOrder } from "./dataset/block-order.js";
export type { CopyExamples } from "./dataset/copy-examples.js";
export { copyExamplesOf } from "./dataset/copy-examples-of.js";
export { type AnyDataset, type AsyncDataset, type Dataset, dataset, type Examples } from "./dataset/dataset.js";
export { epochOrder } from "./dataset/epoch-order.js";
export { type ImageDatasetOptions, imageDataset } from "./dataset/image-dataset.js";
export { oneHot } from "./dataset/one-hot.js";
export { oneHotTargets } from "./dataset/one-hot-targets.js";
export { type SpiralOptions, spirals } from "./dataset/spirals.js";
export { split } from "./dataset/split.js";
export { type Standardization, type StandardizationNumbers, standardization } from "./dataset/standardization.js";
export { standardize } from "./dataset/standardize.js";
export { subset } from "./dataset/subset.js";
export { drawPlaces } from "./draws/draw-places.js";
export { type NumpyRandomState, numpyRandomState } from "./draws/numpy-random-state.js";
export { expectDataset } from "./expect/expect-dataset.js";
export type { IdxArray, IdxData, IdxType } from "./formats/idx-array.js";
export { IdxError, type IdxErrorReason } from "./formats/idx-error.js";
export type { IdxFile } from "./formats/idx-file.js";
export type { NpyArray, NpyData, NpyType } from "./formats/npy/npy-array.js";
export { NpyError, type NpyErrorReason } from "./formats/npy/npy-error.js";
export { type NpyOptions, parseNpy } from "./formats/npy/parse-npy.js";
export { type NpyArrays, type ReadNpzOptions, readNpz } from "./formats/npy/read-npz.js";
export { writeNpy } from "./formats/npy/write-npy.js";
export { writeNpz } from "./formats/npy/write-npz.js";
export { type IdxOptions, parseIdx } from "./formats/parse-idx.js";
export { type ReadIdxOptions, readIdx } from "./formats/read-idx.js";
export { type LabelledImages, readLabelledImages } from "./formats/read-labelled-images.js";
export { writeIdx } from "./formats/write-idx.js";
