import { limited } from "../source/limited.js";
import { joined } from "../source/peek.js";
import type { Bytes, Slices } from "../source/table-source.js";

/** A stream as bytes of which any can be read. */
export const allOf = async (bytes: Bytes, table: string, maximumBytes: number): Promise<Slices> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of limited(bytes, table, maximumBytes)) pieces.push(piece);
  const all = joined(pieces);
  return { size: all.length, slice: async (start, end) => all.subarray(start, end) };
};
