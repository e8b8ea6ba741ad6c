import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { readParquet, TableError } from "@gd/tables";
import type { RandomStream } from "@gd/tensor";
import { parquetWriteBuffer } from "hyparquet-writer";
import { damages } from "../damages.ts";
import { joined } from "../joined.ts";
import { pick } from "../pick.ts";
import type { Reader } from "../reader.ts";
import { expectSound, inWords } from "./read-csv.ts";

const ROWS = 60;
const rows = <T>(of: (i: number) => T): T[] => Array.from({ length: ROWS }, (_, i) => of(i));

/** A column of each kind, some with missing values. */
const columnData = [
  { name: "size", data: rows((i) => (i % 7 === 0 ? null : i / 8)), type: "DOUBLE" as const, nullable: true },
  { name: "half", data: rows((i) => i / 2), type: "FLOAT" as const, encoding: "BYTE_STREAM_SPLIT" as const },
  { name: "count", data: rows((i) => i * i), type: "INT32" as const, encoding: "DELTA_BINARY_PACKED" as const },
  { name: "long", data: rows((i) => BigInt(i) << 50n), type: "INT64" as const },
  { name: "color", data: rows((i) => ["red", "green", "blue"][i % 3]), type: "STRING" as const },
  {
    name: "note",
    data: rows((i) => `note ${i}`),
    type: "STRING" as const,
    encoding: "DELTA_LENGTH_BYTE_ARRAY" as const,
  },
  { name: "path", data: rows((i) => `a/b/${i}`), type: "STRING" as const, encoding: "DELTA_BYTE_ARRAY" as const },
  { name: "day", data: rows((i) => new Date(i * 1e9)), type: "TIMESTAMP" as const },
  { name: "flag", data: rows((i) => (i % 11 === 0 ? null : i % 2 === 0)), type: "BOOLEAN" as const, nullable: true },
];

const compressors = {
  GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)),
  BROTLI: (bytes: Uint8Array) => new Uint8Array(brotliCompressSync(bytes)),
  ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdCompressSync(bytes)),
  LZ4_RAW: (bytes: Uint8Array) => lz4Literals(bytes),
};

/** A block of LZ4 without copies, which is what it takes to have one. */
const lz4Literals = (bytes: Uint8Array): Uint8Array => {
  const rest = bytes.length - 15;
  const more = rest < 0 ? [] : [...new Array<number>(Math.floor(rest / 255)).fill(255), rest % 255];
  return Uint8Array.of(Math.min(15, bytes.length) << 4, ...more, ...bytes);
};

const fileOf = (
  codec: "UNCOMPRESSED" | "SNAPPY" | keyof typeof compressors,
  columns = columnData,
  rowGroupSize = 100,
): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData: columns, codec, compressors, rowGroupSize, pageSize: 200 }));

const FOOTER = 8;

/** Damages what a file says of itself, or what is before, with a right length between them. */
const damageOf =
  (isMetadata: boolean) =>
  (file: Uint8Array, random: RandomStream): Uint8Array => {
    if (file.length < FOOTER) return file;
    const end = file.length - FOOTER;
    const length = new DataView(file.buffer, file.byteOffset).getUint32(end, true);
    const parts = [file.subarray(0, Math.max(0, end - length)), file.subarray(Math.max(0, end - length), end)] as const;
    const damage = (part: Uint8Array) => {
      // Headers of pages lie everywhere.
      const start = random.integer(part.length + 1);
      return joined(part.subarray(0, start), pick(damages, random)(part.subarray(start), random));
    };
    const [body, metadata] = isMetadata ? [parts[0], damage(parts[1])] : [damage(parts[0]), parts[1]];
    return joined(body, metadata, new Uint8Array(Uint32Array.of(metadata.length).buffer), file.subarray(end + 4));
  };

export const readParquetReader: Reader = {
  name: "readParquet",
  examples: [
    fileOf("UNCOMPRESSED"),
    fileOf("UNCOMPRESSED", columnData.slice(0, 3), 25),
    fileOf("SNAPPY", columnData.slice(3)),
    ...(["GZIP", "ZSTD", "LZ4_RAW"] as const).map((codec) => fileOf(codec, columnData.slice(3, 6))),
    // Its decompressor takes milliseconds for a page.
    fileOf("BROTLI", columnData.slice(4, 5)),
  ],
  changes: [damageOf(true), damageOf(false), damageOf(false)],
  async read(file) {
    const limits = { maximumBytes: 2 ** 20, maximumColumns: 100 };
    const table = await readParquet(file, limits);
    expectSound(table);
    const again = await readParquet(new Blob([new Uint8Array(file)]), limits);
    if (inWords(again) !== inWords(table)) throw new Error("of a Blob, the table is another");
  },
  errors: [TableError],
};
