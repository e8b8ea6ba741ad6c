import { TableError } from "../table/table-error.js";
import type { Bytes } from "./table-source.js";

/** The pieces of a file, up to a limit of bytes. Where its size is known, none is read of one that is too large. */
export async function* limited(
  { pieces, slices }: Bytes,
  table: string,
  maximumBytes: number,
): AsyncGenerator<Uint8Array, void> {
  let received = slices?.size ?? 0;
  const check = (): void => {
    if (received <= maximumBytes) return;
    const advice = "Raise maximumBytes if you trust the file.";
    const expected = `at most ${maximumBytes} bytes`;
    throw new TableError({ reason: "too-large", table, expected, received: "more", advice });
  };
  check();
  received = 0;
  for await (const piece of pieces()) {
    received += piece.length;
    check();
    yield piece;
  }
}
