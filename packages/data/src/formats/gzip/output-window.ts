/** How far back a copy may reach. */
const WINDOW = 32_768;
/** How many bytes are handed over at once. */
const PART = 65_536;
/** The most bytes that are written at once. */
const LONGEST_COPY = 258;

/** Decompressed bytes: those not handed over yet, and before them those that may be copied from. */
export class OutputWindow {
  readonly bytes = new Uint8Array(WINDOW + PART + LONGEST_COPY);
  /** How many bytes there are. Up to `limit`, there is room for the longest copy. */
  length = 0;
  readonly limit = WINDOW + PART;
  #taken = 0;

  /** The bytes written since the last call. They stay as they are until `makeRoom` is called. */
  take(): Uint8Array {
    const part = this.bytes.subarray(this.#taken, this.length);
    this.#taken = this.length;
    return part;
  }

  /** Forgets what no copy can reach. */
  makeRoom(): void {
    this.bytes.copyWithin(0, this.length - WINDOW, this.length);
    this.length = WINDOW;
    this.#taken = WINDOW;
  }
}
