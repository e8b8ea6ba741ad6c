/** Numbers as differences, of which the first are read, and where they end. */
interface Deltas {
  readonly values: BigInt64Array;
  readonly end: number;
}

/**
 * Whole numbers in Parquet's delta encoding, of which the differences come in blocks that are packed bit by bit. Throws an error
 * where there are fewer than `count`.
 *
 * Source  Apache Parquet, Encodings: Delta Encoding (DELTA_BINARY_PACKED = 5)
 */
export const readDeltas = (bytes: Uint8Array, from: number, count: number): Deltas => {
  let at = from;
  const byte = (): number => {
    if (at >= bytes.length) throw new Error(`fewer than ${count} numbers`);
    return bytes[at++]!;
  };
  const unsigned = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const next = byte();
      value |= BigInt(next & 127) << shift;
      if (next < 128) return value;
    }
    throw new Error("a number that does not end");
  };
  const signed = (): bigint => {
    const value = unsigned();
    return (value >> 1n) ^ -(value & 1n);
  };
  const blockSize = Number(unsigned());
  const parts = Number(unsigned());
  unsigned();
  const values = new BigInt64Array(count);
  let value = signed();
  if (count === 0) return { values, end: at };
  values[0] = value;
  const size = blockSize / parts;
  if (!(size > 0 && size <= LARGEST && size % 8 === 0)) throw new Error(`${blockSize} numbers in ${parts} parts`);

  for (let next = 1; next < count; ) {
    const least = signed();
    const widths = Uint8Array.from({ length: parts > bytes.length ? 0 : parts }, byte);
    if (widths.length === 0) throw new Error(`${parts} parts`);
    for (const width of widths) {
      if (next >= count) break;
      if (width > 64) throw new Error(`numbers of ${width} bits`);
      const end = at + (size / 8) * width;
      let [bits, ready] = [0n, 0n];
      for (let i = 0; i < size && next < count; i++) {
        while (ready < width) {
          bits |= BigInt(byte()) << ready;
          ready += 8n;
        }
        value = BigInt.asIntN(64, value + least + BigInt.asUintN(width, bits));
        bits >>= BigInt(width);
        ready -= BigInt(width);
        values[next++] = value;
      }
      at = Math.min(bytes.length, end);
    }
  }
  return { values, end: at };
};

/** Of numbers in a part of a block; writers take 32. */
const LARGEST = 2 ** 20;
