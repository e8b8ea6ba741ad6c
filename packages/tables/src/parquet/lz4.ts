/**
 * The bytes of an LZ4 block that are `length`. Throws an error where there are more or fewer.
 *
 * Source  Collet, LZ4 Block Format Description
 */
export const decompressLz4Block = (input: Uint8Array, length: number): Uint8Array => {
  const output = new Uint8Array(length);
  let [from, to] = [0, 0];
  const damaged = (): never => {
    throw new Error("LZ4 that is damaged");
  };
  const byte = (): number => (from < input.length ? input[from++]! : damaged());
  const more = (nibble: number): number => {
    let size = nibble;
    if (nibble === 15) for (let next = 255; next === 255; size += next) next = byte();
    return size;
  };
  while (from < input.length) {
    const token = byte();
    const literals = more(token >> 4);
    if (literals > input.length - from || literals > length - to) damaged();
    output.set(input.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    // The last sequence has no copy.
    if (from === input.length) break;
    const offset = byte() + 256 * byte();
    const size = more(token & 15) + 4;
    if (offset === 0 || offset > to || size > length - to) damaged();
    for (const end = to + size; to < end; to++) output[to] = output[to - offset]!;
  }
  return to === length ? output : damaged();
};

/** The bytes of LZ4 blocks as Hadoop writes them, each behind its two lengths, or of a single block without. */
export const decompressLz4 = (input: Uint8Array, length: number): Uint8Array => {
  const view = new DataView(input.buffer, input.byteOffset, input.length);
  const blocks: { readonly block: Uint8Array; readonly size: number }[] = [];
  let [at, total] = [0, 0];
  while (at + 8 <= input.length) {
    const [size, compressed] = [view.getUint32(at), view.getUint32(at + 4)];
    if (compressed > input.length - at - 8 || size > length - total) break;
    blocks.push({ block: input.subarray(at + 8, at + 8 + compressed), size });
    at += 8 + compressed;
    total += size;
  }
  if (at !== input.length || total !== length) return decompressLz4Block(input, length);
  const output = new Uint8Array(length);
  let to = 0;
  for (const { block, size } of blocks) {
    output.set(decompressLz4Block(block, size), to);
    to += size;
  }
  return output;
};
