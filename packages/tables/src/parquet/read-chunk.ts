import type { ColumnMetaData } from "hyparquet";
import { decompressorOf } from "./decompressor.js";
import { expectCount, type Page, type PageFormat, readDictionary, readPage, readPageV2 } from "./read-page.js";
import { endOfStruct } from "./thrift-struct.js";

/** A column in a group of rows. */
export interface Chunk extends Omit<PageFormat, "type" | "decompress"> {
  readonly bytes: Uint8Array;
  readonly metadata: ColumnMetaData;
  /** How many values it has to have. */
  readonly rows: number;
}

/**
 * Reads a column in a group of rows, page after page, with undefined for missing values. hyparquet decodes values; what pages
 * say is looked at first, as hyparquet believes it, and never comes back from some damaged files: lengths against the bytes that
 * there are, and numbers of values against that of the rows.
 */
export const readChunk = async ({ bytes, metadata, rows, ...format }: Chunk): Promise<readonly unknown[]> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const decompress = await decompressorOf(metadata.codec);
  const column: unknown[] = [];
  let dictionary: Page["dictionary"];
  let budget = format.mostBytes;
  for (let at = 0; column.length < rows; ) {
    const start = endOfStruct(bytes, at);
    const header = format.decoders.parquetHeader({ view, offset: at });
    const { type, compressed_page_size: compressed, uncompressed_page_size: size } = header;
    at = start + expectCount("bytes of a page", compressed, bytes.length - start);
    budget -= expectCount("bytes of a page", size, budget);
    const page = { ...format, type: metadata.type, decompress, header, bytes: bytes.slice(start, at), dictionary };
    if (type === "DICTIONARY_PAGE") {
      dictionary = readDictionary(page);
    } else if (type === "DATA_PAGE" || type === "DATA_PAGE_V2") {
      const read = type === "DATA_PAGE" ? readPage : readPageV2;
      const { rows: count, values, present } = read(page, rows - column.length);
      for (let i = 0, next = 0; i < count; i++) column.push(present?.[i] === 0 ? undefined : values[next++]);
    } else if (type !== "INDEX_PAGE") {
      throw new Error("a page of an unknown type");
    }
  }
  return column;
};
