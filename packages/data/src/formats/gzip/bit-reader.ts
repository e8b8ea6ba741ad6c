import { GzipError } from "./gzip-error.js";

/** Zeros behind the bytes, so that a few bits more than there are can be looked at. */
const PADDING = 8;

/** Reads bits, in each byte the least significant first, from bytes that arrive in pieces. */
export class BitReader {
  /** The bytes that have arrived and are not read yet, and a few zeros behind them. */
  bytes = new Uint8Array(PADDING);
  /** The number of the next bit in `bytes`. */
  position = 0;
  /** The number of the bit behind the last that has arrived. */
  end = 0;
  /** Whether no bytes will arrive any more. */
  ended = false;
  readonly #pieces: AsyncIterator<Uint8Array>;

  constructor(pieces: AsyncIterator<Uint8Array>) {
    this.#pieces = pieces;
  }

  /** Waits for the next piece, or for the news that there is none. Throws a GzipError if that is known. */
  async more(): Promise<void> {
    if (this.ended) throw new GzipError("one that ends too early");
    const { done = false, value } = await this.#pieces.next();
    this.ended = done;
    if (done) return;
    const rest = this.bytes.subarray(this.position >>> 3, this.end >>> 3);
    this.bytes = new Uint8Array(rest.length + value.length + PADDING);
    this.bytes.set(rest);
    this.bytes.set(value, rest.length);
    this.position &= 7;
    this.end = 8 * (rest.length + value.length);
  }

  /** Waits for so many bits. Returns whether there are so many. */
  async has(bits: number): Promise<boolean> {
    while (this.end - this.position < bits && !this.ended) await this.more();
    return this.end - this.position >= bits;
  }

  /** The next 16 bits or fewer, as a number; zeros behind the last that has arrived. */
  take(bits: number): number {
    const { bytes, position } = this;
    const byte = position >>> 3;
    this.position += bits;
    const word = bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16);
    return (word >>> (position & 7)) & ((1 << bits) - 1);
  }

  /** Goes on to the beginning of a byte. */
  align(): void {
    this.position = (this.position + 7) & ~7;
  }

  /** Throws a GzipError if more bits were taken than have arrived. */
  expectWithin(): void {
    if (this.position > this.end) throw new GzipError("one that ends too early");
  }
}
