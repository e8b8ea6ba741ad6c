import { decodeUtf8 } from "@gd/tensor";
import { NpyError } from "./npy-error.js";

/** A member of a ZIP file. */
export interface ZipEntry {
  readonly name: string;
  /** The bytes as they lie in the file. */
  readonly bytes: Uint8Array;
  /** Whether they are compressed by DEFLATE. */
  readonly deflated: boolean;
  /** The number of bytes after decompression. */
  readonly size: number;
  readonly checksum: number;
}

/** The lengths of the fixed part of each record. */
const LENGTH = { local: 30, central: 46, end: 22 } as const;
const SIGNATURE = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const LONGEST_COMMENT = 0xffff;
/** Bits of a member's flags. */
const FLAG = { encrypted: 1, utf8: 0x800 } as const;
const METHOD = { stored: 0, deflated: 8 } as const;
/** What stands for numbers that only the records of ZIP64 can hold. */
const ELSEWHERE = { word: 0xffff_ffff, half: 0xffff } as const;

/**
 * The members of a ZIP file, by the directory at its end. What it says of a member is compared with what the member says,
 * no two of them share bytes, and nothing is decompressed.
 *
 * Throws     NpyError when the bytes are not a whole ZIP file, or one with encryption, several parts, or 4 GiB and more
 * Source     PKWARE, .ZIP File Format Specification, version 6.3.10, section 4.3
 */
export const zipEntries = (bytes: Uint8Array, file: string): readonly ZipEntry[] => {
  const zip: Zip = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), file };
  const { count, start, end } = readDirectory(zip);
  const lines: Line[] = [];
  let place = start;
  for (let number = 0; number < count; number++) {
    const line = readLine(zip, place, start, end);
    if (line === undefined) throw damaged(zip, `${count} members in the directory`, `${number}`);
    lines.push(line);
    place = line.next;
  }
  if (place !== end) throw damaged(zip, `${count} members in the directory`, "more");

  const inOrder = [...lines].sort((one, other) => one.bytesFrom - other.bytesFrom);
  const isShared = inOrder.some(({ bytesFrom }, number) => number > 0 && bytesFrom < inOrder[number - 1]!.bytesTo);
  if (isShared) throw damaged(zip, "members one behind the other", "two that share bytes");
  return lines.map(({ entry }) => entry);
};

interface Zip {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** The name of the file. */
  readonly file: string;
}

/** Where the directory is, and how many members it has. */
interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

const readDirectory = (zip: Zip): Directory => {
  const { view, bytes, file } = zip;
  const end = findEnd(view);
  if (end < 0) {
    const start = bytes.length < 4 ? 0 : view.getUint32(0, true);
    if (start === SIGNATURE.local || start === SIGNATURE.end) {
      throw new NpyError("cut", file, "a ZIP file with its directory", "none", "the file is cut; copy it again");
    }
    const advice = "check that this is the right file; parseNpy reads a single array, an NPY file";
    throw new NpyError("not-npz", file, "an NPZ file, which is a ZIP file", `${bytes.length} other bytes`, advice);
  }
  const half = (at: number): number => view.getUint16(end + at, true);
  const word = (at: number): number => view.getUint32(end + at, true);
  const [count, length, start] = [half(10), word(12), word(16)];
  if (count === ELSEWHERE.half || length === ELSEWHERE.word || start === ELSEWHERE.word) throw zip64(zip);
  if (half(4) !== 0 || half(6) !== 0 || half(8) !== count) {
    throw damaged(zip, "a ZIP file in one part", "one of several");
  }
  if (start + length !== end) throw damaged(zip, `a directory of bytes ${start} to ${end}`, `${length} bytes`);
  return { count, start, end };
};

/** Where the record at the end of a ZIP file begins, which has the length of the comment behind it; −1 if there is none. */
const findEnd = (view: DataView): number => {
  const last = view.byteLength - LENGTH.end;
  for (let place = last; place >= Math.max(0, last - LONGEST_COMMENT); place--) {
    if (view.getUint32(place, true) !== SIGNATURE.end) continue;
    if (place + LENGTH.end + view.getUint16(place + 20, true) === view.byteLength) return place;
  }
  return -1;
};

/** A line of the directory, and where the member lies. */
interface Line {
  readonly entry: ZipEntry;
  readonly bytesFrom: number;
  readonly bytesTo: number;
  /** Where the next line begins. */
  readonly next: number;
}

/** The line of the directory at a place, or undefined if there is none. The directory goes from `start` to `end`. */
const readLine = (zip: Zip, place: number, start: number, end: number): Line | undefined => {
  const { view, bytes } = zip;
  if (place + LENGTH.central > end || view.getUint32(place, true) !== SIGNATURE.central) return undefined;
  const half = (at: number): number => view.getUint16(place + at, true);
  const word = (at: number): number => view.getUint32(place + at, true);
  const [flags, method, checksum, length, size, local] = [half(8), half(10), word(16), word(20), word(24), word(42)];
  const next = place + LENGTH.central + half(28) + half(30) + half(32);
  if (next > end) return undefined;
  if ([length, size, local].includes(ELSEWHERE.word)) throw zip64(zip);
  const name = readName(zip, place + LENGTH.central, half(28), flags);
  if (flags & FLAG.encrypted) throw damaged(zip, `${name} as it is`, "an encrypted member");
  if (method !== METHOD.stored && method !== METHOD.deflated) {
    throw damaged(zip, `${name} stored or deflated`, `compression method ${method}`);
  }
  if (method === METHOD.stored && length !== size)
    throw damaged(zip, `${size} bytes of ${name}`, `${length} stored bytes`);

  const where = `${name} where the directory says`;
  const isThere = local + LENGTH.local <= start && view.getUint32(local, true) === SIGNATURE.local;
  if (!isThere || view.getUint16(local + 8, true) !== method) throw damaged(zip, where, "other bytes");
  const nameLength = view.getUint16(local + 26, true);
  const from = local + LENGTH.local + nameLength + view.getUint16(local + 28, true);
  if (from + length > start) throw damaged(zip, where, "other bytes");
  const localName = readName(zip, local + LENGTH.local, nameLength, view.getUint16(local + 6, true));
  if (localName !== name) throw damaged(zip, where, localName);
  const content = bytes.subarray(from, from + length);
  const entry = { name, bytes: content, deflated: method === METHOD.deflated, size, checksum };
  return { entry, bytesFrom: local, bytesTo: from + length, next };
};

const readName = (zip: Zip, start: number, length: number, flags: number): string => {
  const name = zip.bytes.subarray(start, start + length);
  const isPlain = name.every((byte) => byte >= 0x20 && byte < 0x7f);
  if (!isPlain && !(flags & FLAG.utf8)) throw damaged(zip, "the name of a member in UTF-8", "another encoding");
  const text = decodeUtf8(name);
  if (text === undefined) throw damaged(zip, "the name of a member in UTF-8", "other bytes");
  return text;
};

const damaged = ({ file }: Zip, expected: string, received: string): NpyError =>
  new NpyError("zip", file, expected, received, "the file is damaged; copy or save it again");

const zip64 = ({ file }: Zip): NpyError => {
  const advice = "save each array in a file of its own, with numpy.save";
  return new NpyError("too-large", file, "less than 4 GiB and 65,535 arrays", "a ZIP64 file", advice);
};
