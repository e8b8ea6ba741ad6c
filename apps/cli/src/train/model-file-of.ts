import { basename } from "node:path";

/** The model file of some data: `penguins.model.safetensors` of `data/penguins.csv`. */
export const modelFileOf = (data: string): string =>
  `${basename(data).replace(/(\.[A-Za-z]+)?(\.gz)?$/, "")}.model.safetensors`;
