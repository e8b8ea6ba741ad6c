/** A file as a stream of pieces. */
export async function* inPieces(file: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < file.length; start += size) yield file.subarray(start, start + size);
}
