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
const LOCAL = 30;
const CENTRAL = 46;
const END = 22;
const SIGNATURE = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const LONGEST_COMMENT = 0xffff;
/** Bits of a member's flags. */
const FLAG = { encrypted: 1, utf8: 0x800 } as const;
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const half = (place: number): number => view.getUint16(place, true);
  const word = (place: number): number => view.getUint32(place, true);
  const damaged = (expected: string, received: string): NpyError =>
    new NpyError("zip", file, expected, received, "the file is damaged; copy or save it again");

  const end = findEnd(bytes, word, half);
  if (end < 0) {
    const isZip = bytes.length >= 4 && [SIGNATURE.local, SIGNATURE.end].some((signature) => word(0) === signature);
    if (isZip)
      throw new NpyError("cut", file, "a ZIP file with its directory", "none", "the file is cut; copy it again");
    const advice = "check that this is the right file; parseNpy reads a single array, an NPY file";
    throw new NpyError("not-npz", file, "an NPZ file, which is a ZIP file", `${bytes.length} other bytes`, advice);
  }
  const [count, directoryLength, directoryStart] = [half(end + 10), word(end + 12), word(end + 16)];
  if (count === ELSEWHERE.half || directoryLength === ELSEWHERE.word || directoryStart === ELSEWHERE.word)
    throw zip64(file);
  if (half(end + 4) !== 0 || half(end + 6) !== 0 || half(end + 8) !== count) {
    throw damaged("a ZIP file in one part", "one of several");
  }
  if (directoryStart + directoryLength !== end) {
    throw damaged(`a directory of bytes ${directoryStart} to ${end}`, `${directoryLength} bytes`);
  }

  const nameAt = (start: number, length: number, flags: number): string => {
    const name = bytes.subarray(start, start + length);
    const isPlain = name.every((byte) => byte >= 0x20 && byte < 0x7f);
    if (!isPlain && !(flags & FLAG.utf8)) throw damaged("the name of a member in UTF-8", "another encoding");
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(name);
    } catch {
      throw damaged("the name of a member in UTF-8", "other bytes");
    }
  };

  const entries: ZipEntry[] = [];
  const parts: { readonly start: number; readonly end: number }[] = [];
  let place = directoryStart;
  for (let number = 0; number < count; number++) {
    if (place + CENTRAL > end || word(place) !== SIGNATURE.central) {
      throw damaged(`${count} members in the directory`, `${number}`);
    }
    const [flags, method, checksum] = [half(place + 8), half(place + 10), word(place + 16)];
    const [length, size, local] = [word(place + 20), word(place + 24), word(place + 42)];
    const [nameLength, extraLength, commentLength] = [half(place + 28), half(place + 30), half(place + 32)];
    const next = place + CENTRAL + nameLength + extraLength + commentLength;
    if (next > end) throw damaged(`${count} members in the directory`, `${number}`);
    if ([length, size, local].includes(ELSEWHERE.word)) throw zip64(file);
    const name = nameAt(place + CENTRAL, nameLength, flags);
    if (flags & FLAG.encrypted) throw damaged(`${name} as it is`, "an encrypted member");
    if (method !== 0 && method !== 8) throw damaged(`${name} stored or deflated`, `compression method ${method}`);
    if (method === 0 && length !== size) throw damaged(`${size} bytes of ${name}`, `${length} stored bytes`);

    const isThere = local + LOCAL <= directoryStart && word(local) === SIGNATURE.local;
    const start = isThere ? local + LOCAL + half(local + 26) + half(local + 28) : Number.NaN;
    if (!(start + length <= directoryStart) || half(local + 8) !== method) {
      throw damaged(`${name} where the directory says`, "other bytes");
    }
    const localName = nameAt(local + LOCAL, half(local + 26), half(local + 6));
    if (localName !== name) throw damaged(`${name} where the directory says`, localName);
    parts.push({ start: local, end: start + length });
    entries.push({ name, bytes: bytes.subarray(start, start + length), deflated: method === 8, size, checksum });
    place = next;
  }
  if (place !== end) throw damaged(`${count} members in the directory`, "more");

  parts.sort((one, other) => one.start - other.start);
  const isShared = parts.some(({ start }, number) => number > 0 && start < parts[number - 1]!.end);
  if (isShared) throw damaged("members one behind the other", "two that share bytes");
  return entries;
};

/** Where the record at the end of a ZIP file begins, which has the length of the comment behind it; −1 if there is none. */
const findEnd = (bytes: Uint8Array, word: (place: number) => number, half: (place: number) => number): number => {
  const first = Math.max(0, bytes.length - END - LONGEST_COMMENT);
  for (let place = bytes.length - END; place >= first; place--) {
    if (word(place) === SIGNATURE.end && place + END + half(place + 20) === bytes.length) return place;
  }
  return -1;
};

const zip64 = (file: string): NpyError => {
  const advice = "save each array in a file of its own, with numpy.save";
  return new NpyError("too-large", file, "less than 4 GiB and 65,535 arrays", "a ZIP64 file", advice);
};
