/** How deep structures are nested at most; those of Parquet are a few levels deep. */
const DEEPEST = 32;
/** A whole number of 64 bits has no more bytes. */
const LONGEST_NUMBER = 10;
/** The statistics of a column, which are converted, are this deep; a text in them is no longer. */
const STATISTICS = 5;
const LONGEST_STATISTIC = 2 ** 14;

/**
 * Where a struct ends that begins at a place in bytes. Throws an error unless it is one as Thrift's compact protocol has it, so
 * that whoever reads it comes to an end: hyparquet believes lengths, and takes the time of the square of a number's.
 *
 * Source  Apache Thrift, Compact protocol, doc/specs/thrift-compact-protocol.md
 */
export const endOfStruct = (bytes: Uint8Array, start: number): number => {
  let at = start;
  const byte = (): number => {
    if (at >= bytes.length) throw new Error("a header does not end");
    return bytes[at++]!;
  };
  const number = (): number => {
    let value = 0;
    for (let i = 0, scale = 1; i < LONGEST_NUMBER; i++, scale *= 128) {
      const next = byte();
      value += (next & 127) * scale;
      if (next < 128) return value;
    }
    throw new Error("a header has a number that does not end");
  };
  const skip = (length: number): void => {
    if (length > bytes.length - at) throw new Error("a header does not end");
    at += length;
  };
  const element = (type: number, depth: number): void => {
    switch (type) {
      case TRUE:
      case FALSE:
        break;
      case BYTE:
        skip(1);
        break;
      case I16:
      case I32:
      case I64:
        number();
        break;
      case DOUBLE:
        skip(8);
        break;
      case BINARY: {
        const length = number();
        const isStatistic = depth >= STATISTICS;
        if (isStatistic && length > LONGEST_STATISTIC) throw new Error("a header has a statistic that is too long");
        skip(length);
        break;
      }
      case LIST:
        list(depth);
        break;
      case STRUCT:
        struct(depth + 1);
        break;
      default:
        throw new Error("a header has something of an unknown type");
    }
  };
  const list = (depth: number): void => {
    const head = byte();
    const type = head & 15;
    const size = head >> 4 === 15 ? number() : head >> 4;
    // Each takes a byte at least.
    if (size > bytes.length - at) throw new Error("a header does not end");
    for (let i = 0; i < size; i++) element(type === TRUE || type === FALSE ? BYTE : type, depth);
  };
  const struct = (depth: number): void => {
    if (depth > DEEPEST) throw new Error("a header is too deep");
    for (;;) {
      const head = byte();
      const type = head & 15;
      if (type === STOP) return;
      if (head >> 4 === 0) number();
      element(type, depth);
    }
  };
  struct(1);
  return at;
};

const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I16 = 4;
const I32 = 5;
const I64 = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
