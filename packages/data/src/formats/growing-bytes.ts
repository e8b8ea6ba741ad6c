/** How much is allocated at first, at most. */
const FIRST = 2 ** 16;
const GROWTH = 8;

/** Bytes that come piece by piece, in one buffer. */
export interface GrowingBytes {
  /** How many have come. */
  readonly length: number;
  /** They must not be more than were promised. */
  push(piece: Uint8Array): void;
  /** The bytes, once all have come that were promised. */
  readonly buffer: ArrayBuffer;
}

/**
 * A buffer for the bytes that a file promises, which grows as they come: a promise alone takes no memory. It grows in
 * steps that end with the promised size, so that all before it had a seventh of its memory together.
 *
 * Throws  RangeError when there is not so much memory
 */
export const growingBytes = (promised: number): GrowingBytes => {
  const sizes = [promised];
  while (sizes.at(-1)! > FIRST) sizes.push(Math.ceil(sizes.at(-1)! / GROWTH));
  let bytes = new Uint8Array(sizes.pop()!);
  let length = 0;
  return {
    get length() {
      return length;
    },
    get buffer() {
      return bytes.buffer;
    },
    push(piece) {
      const needed = length + piece.length;
      if (needed > bytes.length) {
        while (sizes.at(-1)! < needed) sizes.pop();
        const larger = new Uint8Array(sizes.pop()!);
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(piece, length);
      length = needed;
    },
  };
};
