import type { IdxArray } from "./idx-array.js";
import type { IdxHeader } from "./idx-header.js";

/** The elements of a file, whose bytes become those of the array. In a file, the most significant byte is the first. */
export const idxElements = ({ type, shape }: IdxHeader, buffer: ArrayBuffer): IdxArray => {
  const view = new DataView(buffer);
  switch (type) {
    case "uint8":
      return { type, shape, data: new Uint8Array(buffer) };
    case "int8":
      return { type, shape, data: new Int8Array(buffer) };
    case "int16":
      return { type, shape, data: filled(new Int16Array(buffer), (offset) => view.getInt16(offset)) };
    case "int32":
      return { type, shape, data: filled(new Int32Array(buffer), (offset) => view.getInt32(offset)) };
    case "float32":
      return { type, shape, data: filled(new Float32Array(buffer), (offset) => view.getFloat32(offset)) };
    case "float64":
      return { type, shape, data: filled(new Float64Array(buffer), (offset) => view.getFloat64(offset)) };
  }
};

/** Each element is read before it is written, in the same place. */
const filled = <Data extends Int16Array | Int32Array | Float32Array | Float64Array>(
  data: Data,
  read: (offset: number) => number,
): Data => {
  for (let index = 0; index < data.length; index++) data[index] = read(index * data.BYTES_PER_ELEMENT);
  return data;
};
