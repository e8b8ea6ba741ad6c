import { readFileSync } from "node:fs";
import type { NpyArray } from "../src/formats/npy/npy-array.js";

/** What a fixture says that an array holds. */
export interface Held {
  readonly type: string;
  readonly shape: readonly number[];
  readonly data: readonly string[];
}

interface NumpyFiles {
  readonly npy: readonly (Held & { readonly name: string; readonly file: string; readonly own: boolean })[];
  readonly refused: readonly { readonly name: string; readonly file: string }[];
  readonly npz: readonly { readonly name: string; readonly file: string; readonly arrays: Record<string, Held> }[];
}

/** Files that NumPy wrote; see fixtures/generate.py. */
export const numpyFiles: NumpyFiles = JSON.parse(
  readFileSync(new URL("../fixtures/numpy-files.json", import.meta.url), "utf8"),
);

export const bytesOfBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));

/** Python's text of a number. */
const NAMES: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

/** An array, with its elements as numbers or bigints in a list. */
export const plain = ({ type, shape, data }: NpyArray | Held) => ({
  type,
  shape,
  data: Array.from<string | number | bigint, number | bigint>(data, (element) => {
    if (typeof element !== "string") return element;
    return type.endsWith("int64") ? BigInt(element) : (NAMES[element] ?? Number(element));
  }),
});
