import { type NpyArray, writeNpy } from "@gd/data";
import { joined } from "../joined.ts";
import { pick } from "../pick.ts";
import type { Change } from "../reader.ts";

const arrays: readonly NpyArray[] = [
  { type: "float32", shape: [2, 3], data: Float32Array.of(1, -0.5, 3, 4, 5, 6) },
  { type: "float64", shape: [], data: Float64Array.of(Math.PI) },
  { type: "uint8", shape: [3, 4, 5], data: Uint8Array.from({ length: 60 }, (_, i) => i) },
  { type: "uint16", shape: [2, 0, 3], data: new Uint16Array() },
  { type: "int64", shape: [40], data: BigInt64Array.from({ length: 40 }, (_, i) => BigInt(-i)) },
  { type: "boolean", shape: [3], data: Uint8Array.of(1, 0, 1) },
];

/** Arrays of several types, and their files. */
export const npyArrays = arrays;
export const npyFiles: readonly Uint8Array[] = arrays.map(writeNpy);

/** What a header may say in place of something else. */
const WORDS = [
  ...["'<f4'", "'>f4'", "'<f8'", "'|u1'", "'|b1'", "'>i8'", "'<u2'", "'|O'", "'<c16'", "[('x', '<f4')]"],
  ...[
    "True",
    "False",
    "None",
    "()",
    "(0,)",
    "(2, 3)",
    "(3,)",
    "(60,)",
    "(4, 5, 3)",
    "(9007199254740991, 9007199254740991)",
  ],
  ...["(18446744073709551616,)", "(1L,)", "(-1,)", "[[[[[[[[", "'shape'", "'descr'", "{", "}", ",", ":", "(1,)"],
];
const PARTS = /'[^']*'|\([^)]*\)|True|False|[{},:]/g;

/** Another value, name or symbol in the header; its length may be put right. */
const changeHeader: Change = (file, random) => {
  const length = (file[8] ?? 0) + 256 * (file[9] ?? 0);
  const text = Buffer.from(file.subarray(10, 10 + length)).toString("latin1");
  const parts = [...text.matchAll(PARTS)];
  if (parts.length === 0) return file;
  const { index, 0: part } = pick(parts, random);
  const changed = `${text.slice(0, index)}${pick(WORDS, random)}${text.slice(index + part.length)}`;
  const sameLength = changed
    .trimEnd()
    .padEnd(length - 1)
    .concat("\n");
  const kept = random.integer(8) === 0 ? changed : sameLength;
  const start = Uint8Array.of(...file.subarray(0, 8), kept.length & 0xff, kept.length >> 8);
  return joined(start, Buffer.from(kept, "latin1"), file.subarray(10 + length));
};

export const npyChanges: readonly Change[] = [changeHeader];
