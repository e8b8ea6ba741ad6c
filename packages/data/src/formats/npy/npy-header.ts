import { decodeUtf8 } from "@gd/tensor";
import { NpyError } from "./npy-error.js";
import { type StoredType, storedTypes } from "./npy-types.js";
import { type PythonLiteral, parsePythonLiteral } from "./python-literal.js";

/** The start of an NPY file: \x93NUMPY, a version, the length of the text, and the text, a literal of Python. */
export interface NpyHeader {
  readonly type: StoredType;
  /** Whether the most significant byte of an element is its first. */
  readonly bigEndian: boolean;
  /** Whether the first axis, and not the last, is the one along which elements are neighbours. */
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the elements start. */
  readonly byteLength: number;
  /** The length of the whole file; Infinity if the sizes promise more than a number can hold. */
  readonly fileByteLength: number;
}

const storedTypeNames = /* @__PURE__ */ Object.keys(storedTypes) as readonly StoredType[];
/** "\x93NUMPY" */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Of the text. Only types of many fields, which are refused, need more. */
const LONGEST_TEXT = 65_535;
/** NumPy has no more axes. */
const MOST_AXES = 64;

/**
 * Reads the header of an NPY file and computes how long the file must be.
 *
 * Throws     NpyError when the bytes do not start with a whole NPY header, or the elements are of a type that is not read
 * Source     NumPy, numpy.lib.format, versions 1.0, 2.0 and 3.0
 */
export const readNpyHeader = (bytes: Uint8Array, name: string): NpyHeader => {
  const fail = (reason: "not-npy" | "unknown-version" | "header", expected: string, received: string): never => {
    throw new NpyError(reason, name, expected, received, "check that this is the right file and save it again");
  };
  const isMagic = MAGIC.every((byte, place) => bytes[place] === byte || bytes.length <= place);
  if (!isMagic) fail("not-npy", "an NPY file, which starts with 93 4e 55 4d 50 59", hex(bytes.subarray(0, 6)));
  if (bytes.length < 12) throw cut(name, "a header of at least 12 bytes", bytes.length);
  const [major, minor] = [bytes[6]!, bytes[7]!];
  if (major < 1 || major > 3 || minor !== 0) {
    fail("unknown-version", "version 1.0, 2.0 or 3.0", `${major}.${minor}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = major === 1 ? 10 : 12;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_TEXT) fail("header", `a header of at most ${LONGEST_TEXT} bytes`, `${length}`);
  const byteLength = start + length;
  if (bytes.length < byteLength) throw cut(name, `a header of ${byteLength} bytes`, bytes.length);
  const encoded = bytes.subarray(start, byteLength);
  // What is not UTF-8 is none of the entries either way.
  const text = (major === 3 ? decodeUtf8(encoded) : undefined) ?? latin1(encoded);
  const { descr, fortranOrder, shape } =
    readEntries(text) ?? fail("header", "descr, fortran_order and shape in the header", excerpt(text));
  const { type, bigEndian } = readType(descr, name);
  if (shape.length > MOST_AXES) fail("header", `at most ${MOST_AXES} axes`, `${shape.length}`);
  const fileByteLength = byteLength + elementCount(shape) * storedTypes[type].byteLength;
  return { type, bigEndian, fortranOrder, shape, byteLength, fileByteLength };
};

/** Throws an NpyError unless a file has as many bytes as its header promises. */
export const expectNpyLength = ({ type, shape, fileByteLength }: NpyHeader, received: number, name: string): void => {
  if (received === fileByteLength) return;
  const length = fileByteLength <= Number.MAX_SAFE_INTEGER ? `${fileByteLength}` : "over 2^53";
  const expected = `${length} bytes for ${shape.join(" × ") || "one"} ${type}`;
  if (received < fileByteLength) throw cut(name, expected, received);
  const advice = "bytes follow the last element; a file of several arrays is an NPZ file, which readNpz reads";
  throw new NpyError("too-long", name, expected, `${received}`, advice);
};

/** The three entries of a header, or undefined if it has others. */
const readEntries = (text: string) => {
  const literal = parsePythonLiteral(text);
  if (!isDictionary(literal) || literal.size !== 3) return undefined;
  const [descr, fortranOrder, shape] = ["descr", "fortran_order", "shape"].map((key) => literal.get(key));
  if (descr === undefined || typeof fortranOrder !== "boolean") return undefined;
  if (typeof shape !== "object" || !("kind" in shape) || shape.kind !== "tuple") return undefined;
  const sizes = shape.items.filter((size): size is number => Number.isSafeInteger(size));
  return sizes.length === shape.items.length ? { descr, fortranOrder, shape: sizes } : undefined;
};

const isDictionary = (literal: PythonLiteral | undefined): literal is ReadonlyMap<string, PythonLiteral> =>
  literal instanceof Map;

const readType = (descr: PythonLiteral, name: string): Pick<NpyHeader, "type" | "bigEndian"> => {
  const isText = typeof descr === "string";
  const received = isText ? JSON.stringify(descr) : "a type of several fields";
  if (isText && /^[<>|=]?O/.test(descr)) {
    const advice = "a pickle can run any program, so none is read; save an array of numbers or truth values";
    throw new NpyError("pickle", name, "elements that are numbers", "Python objects, as a pickle", advice);
  }
  const [, order, code] = (isText && /^([<>|])(\w+)$/.exec(descr)) || [];
  const type = storedTypeNames.find((candidate) => storedTypes[candidate].code === code);
  if (type === undefined || (order === "|" && storedTypes[type].byteLength > 1)) {
    const expected = `elements of type ${storedTypeNames.join(", ")}`;
    const advice = 'convert the array before you save it, for example with array.astype("float32")';
    throw new NpyError("unknown-type", name, expected, received, advice);
  }
  return { type, bigEndian: order === ">" };
};

const cut = (name: string, expected: string, received: number): NpyError =>
  new NpyError("cut", name, expected, `${received} bytes`, "the file is cut; copy or save it again");

/** Exact up to 2⁵³. Beyond that it is rounded, and still larger than any file. */
const elementCount = (shape: readonly number[]): number =>
  // Otherwise, enough large sizes before a 0 would give Infinity · 0, which is NaN.
  shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);

/** Each byte is a character. */
const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");

const excerpt = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
