export type { IdxArray, IdxType } from "./idx-array.js";
export { IdxError, type IdxErrorReason } from "./idx-error.js";
export { type NumpyRandomState, numpyRandomState } from "./numpy-random-state.js";
export { type IdxOptions, parseIdx } from "./parse-idx.js";
export { RandomStateError } from "./random-state-error.js";
export { type ReadIdxOptions, readIdx } from "./read-idx.js";
export { type LabelledImages, readLabelledImages } from "./read-labelled-images.js";
export { writeIdx } from "./write-idx.js";
