import type { Bytes } from "./table-source.js";

/** The first bytes, up to `count`, and all bytes once more. */
export const peek = async (
  bytes: Bytes,
  count: number,
): Promise<{ readonly start: Uint8Array; readonly bytes: Bytes }> => {
  const { name, slices } = bytes;
  if (slices !== undefined) return { start: await slices.slice(0, Math.min(count, slices.size)), bytes };
  const pieces = bytes.pieces();
  const first: Uint8Array[] = [];
  let received = 0;
  while (received < count) {
    const { done, value } = await pieces.next();
    if (done) break;
    first.push(value);
    received += value.length;
  }
  return {
    start: joined(first).subarray(0, count),
    bytes: {
      name,
      async *pieces() {
        try {
          yield* first;
          yield* pieces;
        } finally {
          await pieces.return();
        }
      },
      slices: undefined,
    },
  };
};

/** One list of bytes of several. */
export const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const piece of pieces) {
    all.set(piece, length);
    length += piece.length;
  }
  return all;
};
