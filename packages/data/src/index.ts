/**
 * Datasets, batches, splits, readers of file formats, and NumPy's legacy random generator.
 *
 * @module @gd/data
 */

export { type BatchOptions, batches } from "./batches.js";
export { DataError } from "./data-error.js";
export { type Dataset, dataset, type Examples } from "./dataset.js";
export { drawPlaces } from "./draw-places.js";
export type { IdxArray, IdxData, IdxType } from "./idx-array.js";
export { IdxError, type IdxErrorReason } from "./idx-error.js";
export { imageDataset } from "./image-dataset.js";
export { type NumpyRandomState, numpyRandomState } from "./numpy-random-state.js";
export { oneHot } from "./one-hot.js";
export { type IdxOptions, parseIdx } from "./parse-idx.js";
export { type ReadIdxOptions, readIdx } from "./read-idx.js";
export { type LabelledImages, readLabelledImages } from "./read-labelled-images.js";
export { type SpiralOptions, spirals } from "./spirals.js";
export { split } from "./split.js";
export { type Standardization, standardize } from "./standardize.js";
export { subset } from "./subset.js";
export { writeIdx } from "./write-idx.js";
