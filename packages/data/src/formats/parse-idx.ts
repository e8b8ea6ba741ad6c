import type { IdxArray } from "./idx-array.js";
import { IdxError } from "./idx-error.js";
import { type IdxHeader, idxTypes, readIdxHeader } from "./idx-header.js";

/** Options of `parseIdx`. */
export interface IdxOptions {
  /** The file's name in messages. Default: "IDX file". */
  readonly name?: string;
}

/**
 * Reads an IDX file, the format of the MNIST images and labels, from its bytes, which are copied.
 * `readIdx` also reads compressed files.
 *
 * Throws     IdxError when the bytes are not an IDX file, or not exactly as many as its header promises
 */
export function parseIdx(file: Uint8Array | ArrayBuffer, { name = "IDX file" }: IdxOptions = {}): IdxArray {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  if (isGzip(bytes)) {
    throw new IdxError("gzip", name, "plain IDX bytes", "a gzip file", "use readIdx, which decompresses");
  }
  const header = readIdxHeader(bytes, name);
  requireWholeFile(header, bytes.length, name);
  return elements(header, bytes.subarray(header.byteLength));
}

/** Whether the bytes start as every gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function requireWholeFile({ type, shape, fileByteLength }: IdxHeader, received: number, name: string): void {
  if (received === fileByteLength) return;
  const length = fileByteLength <= Number.MAX_SAFE_INTEGER ? `${fileByteLength}` : "over 2^53";
  const expected = `${length} bytes for ${shape.join(" × ") || "one"} ${type}`;
  throw received < fileByteLength
    ? new IdxError("cut", name, expected, `${received}`, "the file is cut; download it again")
    : new IdxError(
        "too-long",
        name,
        expected,
        `${received}`,
        "bytes follow the last element; check that this is the right file and download it again",
      );
}

/** IDX is big-endian, like the getters of a DataView. */
function elements({ type, shape }: IdxHeader, bytes: Uint8Array): IdxArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length / idxTypes[type].byteLength;
  switch (type) {
    case "uint8":
      return { type, shape, data: new Uint8Array(bytes) };
    case "int8":
      return { type, shape, data: new Int8Array(bytes) };
    case "int16":
      return { type, shape, data: filled(new Int16Array(count), (offset) => view.getInt16(offset)) };
    case "int32":
      return { type, shape, data: filled(new Int32Array(count), (offset) => view.getInt32(offset)) };
    case "float32":
      return { type, shape, data: filled(new Float32Array(count), (offset) => view.getFloat32(offset)) };
    case "float64":
      return { type, shape, data: filled(new Float64Array(count), (offset) => view.getFloat64(offset)) };
  }
}

function filled<Data extends Int16Array | Int32Array | Float32Array | Float64Array>(
  data: Data,
  read: (offset: number) => number,
): Data {
  for (let index = 0; index < data.length; index++) data[index] = read(index * data.BYTES_PER_ELEMENT);
  return data;
}
