/** A stream that brings bytes in pieces of these sizes, the last one again and again. */
export async function* inPieces(bytes: Uint8Array, ...sizes: readonly number[]): AsyncGenerator<Uint8Array, void> {
  for (let start = 0, i = 0; start < bytes.length; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)]!;
    yield bytes.slice(start, start + size);
    start += size;
  }
}

/** All parts in one array, each copied when it comes. */
export const joinedParts = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const copies: Uint8Array[] = [];
  for await (const part of parts) copies.push(part.slice());
  return Uint8Array.from(Buffer.concat(copies));
};
