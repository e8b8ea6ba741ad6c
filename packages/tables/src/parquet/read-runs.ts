/** The first of some numbers, each of `width` bits, and where they end. */
export interface Runs {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly count: number;
}

/** A run has less than 2³¹ numbers. */
const LONGEST_HEADER = 5;

/**
 * Numbers in Parquet's hybrid of runs of the same number and of numbers packed bit by bit. It writes `count` of them, whatever
 * their lengths say. Throws an error where there are fewer.
 *
 * Source  Apache Parquet, Encodings: Run Length Encoding / Bit-Packing Hybrid (RLE = 3)
 */
export const readRuns = (bytes: Uint8Array, { from, to, width, count }: Runs): Uint32Array => {
  if (width > 32) throw new Error(`numbers of ${width} bits`);
  const values = new Uint32Array(count);
  const end = Math.min(to, bytes.length);
  let at = from;
  const byte = (): number => {
    if (at >= end) throw new Error(`fewer than ${count} numbers`);
    return bytes[at++]!;
  };
  const header = (): number => {
    let value = 0;
    for (let i = 0, scale = 1; i < LONGEST_HEADER; i++, scale *= 128) {
      const next = byte();
      value += (next & 127) * scale;
      if (next < 128) return value;
    }
    throw new Error("a run that is too long");
  };
  const run = (length: number, next: number): void => {
    let value = 0;
    for (let shift = 0; shift < width; shift += 8) value += byte() * 2 ** shift;
    values.fill(value, next, next + length);
  };
  const packed = (length: number, next: number): void => {
    let [bits, ready] = [0, 0];
    for (let i = next; i < next + length; i++) {
      // 39 bits at most, which a number keeps.
      while (ready < width) {
        bits += byte() * 2 ** ready;
        ready += 8;
      }
      const scale = 2 ** width;
      values[i] = bits % scale;
      bits = Math.floor(bits / scale);
      ready -= width;
    }
  };
  for (let next = 0; next < count; ) {
    const head = header();
    const isPacked = head % 2 === 1;
    const length = Math.min(count - next, Math.floor(head / 2) * (isPacked ? 8 : 1));
    const start = at;
    if (isPacked) packed(length, next);
    else run(length, next);
    // The last groups of eight are whole, but for the end of the page.
    if (isPacked) at = Math.min(end, start + Math.floor(head / 2) * width);
    next += length;
  }
  return values;
};
