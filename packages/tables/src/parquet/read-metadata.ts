import type { ColumnMetaData, FileMetaData, SchemaElement } from "hyparquet";
import type { Slices } from "../source/table-source.js";
import { expectCount } from "./read-page.js";
import { endOfStruct } from "./thrift-struct.js";

/** What a Parquet file says of itself, as far as it holds. */
export interface ParquetMetadata {
  /** The columns, of which those with lists or groups cannot be read. */
  readonly columns: readonly ParquetColumn[];
  readonly groups: readonly RowGroup[];
}

/** A column of a file. */
export interface ParquetColumn {
  readonly name: string;
  readonly element: SchemaElement;
  /** Whether it has a single value in each row. */
  readonly isFlat: boolean;
}

/** Some rows of a file. */
export interface RowGroup {
  readonly rows: number;
  /** Where the columns are that are flat, by their names. */
  readonly chunks: ReadonlyMap<string, ColumnChunk>;
}

/** A column in a group of rows. */
export interface ColumnChunk {
  readonly metadata: ColumnMetaData;
  /** Where it begins in the file. */
  readonly start: number;
  /** How many bytes it has there. */
  readonly size: number;
  /** How many bytes its pages have when they are decompressed, as the file promises. */
  readonly uncompressed: number;
}

/** "PAR1" */
const MAGIC = 0x31524150;
/** The length of the metadata, and the magic number. */
const FOOTER = 8;

/** Reads the metadata of a file. Throws an error where they say what cannot be. */
export const readMetadata = async (file: Slices): Promise<ParquetMetadata> => {
  if (file.size < FOOTER + 4) throw new Error(`a file of ${file.size} bytes`);
  const footer = viewOf(await file.slice(file.size - FOOTER, file.size));
  if (footer.getUint32(4, true) !== MAGIC) throw new Error("it does not end with PAR1");
  const length = expectCount("bytes of metadata", footer.getUint32(0, true), file.size - FOOTER - 4);
  const end = file.size - FOOTER - length;
  const bytes = (await file.slice(end, file.size)).slice();
  endOfStruct(bytes.subarray(0, length), 0);
  const { parquetMetadata, parquetSchema } = await import("hyparquet");
  const metadata = parquetMetadata(bytes);
  const columns = parquetSchema(metadata).children.map(({ element, children }) => {
    if (typeof element.name !== "string") throw new Error("a column without a name");
    return { name: element.name, element, isFlat: children.length === 0 && element.repetition_type !== "REPEATED" };
  });
  if (new Set(columns.map(({ name }) => name)).size < columns.length) throw new Error("columns of the same name");
  const groups = metadata.row_groups.map((group) => rowGroup(group, columns, end));
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  if (rows !== Number(metadata.num_rows)) throw new Error(`groups of ${rows} rows make ${metadata.num_rows}`);
  return { columns, groups };
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** As many as 32 bits count. */
const MOST_ROWS = 2 ** 32;

const rowGroup = (
  { num_rows, columns: stored }: FileMetaData["row_groups"][number],
  columns: readonly ParquetColumn[],
  end: number,
): RowGroup => {
  const rows = expectCount("rows", Number(num_rows), MOST_ROWS);
  const metadataOf = new Map<string, ColumnMetaData>();
  for (const { meta_data, file_path } of stored) {
    if (file_path !== undefined) throw new Error("a column in another file, which is not supported");
    if (meta_data === undefined) throw new Error("a column that is encrypted, which is not supported");
    metadataOf.set(meta_data.path_in_schema.join("\0"), meta_data);
  }
  const chunks = columns.flatMap(({ name, element, isFlat }): readonly [string, ColumnChunk][] => {
    if (!isFlat) return [];
    const metadata = metadataOf.get(name);
    if (metadata?.type !== element.type || metadata?.type === undefined)
      throw new Error(`no column ${name} in a group`);
    expectCount(`values of ${name}`, Number(metadata.num_values), rows);
    const first = Number(metadata.dictionary_page_offset || metadata.data_page_offset);
    const start = expectCount("bytes before a column", first, end);
    const size = expectCount("bytes of a column", Number(metadata.total_compressed_size), end - start);
    const uncompressed = Number(metadata.total_uncompressed_size);
    expectCount("bytes of a column", uncompressed, Number.MAX_SAFE_INTEGER);
    return [[name, { metadata, start, size, uncompressed }]];
  });
  return { rows, chunks: new Map(chunks) };
};
