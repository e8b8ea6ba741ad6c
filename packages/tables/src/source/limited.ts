import { TableError } from "../table/table-error.js";

/** The pieces of a file, up to a limit of bytes. */
export async function* limited(
  pieces: AsyncIterable<Uint8Array>,
  table: string,
  maximumBytes: number,
): AsyncGenerator<Uint8Array, void> {
  let received = 0;
  for await (const piece of pieces) {
    received += piece.length;
    if (received > maximumBytes) {
      const advice = "Raise maximumBytes if you trust the file.";
      const expected = `at most ${maximumBytes} bytes`;
      throw new TableError({ reason: "too-large", table, expected, received: "more", advice });
    }
    yield piece;
  }
}
