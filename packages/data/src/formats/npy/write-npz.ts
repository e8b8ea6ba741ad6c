import { ArgumentError, type Bytes, encodeUtf8, expectArgument, isWellFormed } from "@gd/tensor";
import { roomFor } from "../../expect/room-for.js";
import { crc32 } from "../gzip/crc32.js";
import type { NpyArray } from "./npy-array.js";
import type { NpyArrays } from "./read-npz.js";
import { npyFileOf } from "./write-npy.js";

const LOCAL = 30;
const CENTRAL = 46;
const END = 22;
/** What the header of a member and its line in the directory have in common starts with the version that reads it: 2.0. */
const VERSION = 20;
const UTF8 = 0x800;
/** The first of January 1980, midnight: equal arrays give equal bytes. */
const DATE = 0x0021;
const LONGEST = 0xffff_ffff;

/**
 * Writes arrays as the bytes of an NPZ file, not compressed, as `numpy.savez`: the inverse of `readNpz`. Equal arrays in
 * the same order give equal bytes.
 *
 *   await writeFile("digits.npz", writeNpz({ images, labels }));
 */
export const writeNpz = (arrays: NpyArrays): Bytes => {
  // Neither a list nor a Map, whose entries are elsewhere.
  const isObject = Object.prototype.toString.call(arrays) === "[object Object]";
  expectArgument(isObject, {
    place: "writeNpz(arrays)",
    expected: "an object of arrays by their names",
    received: arrays,
    advice: "readNpz returns one.",
  });
  const members = Object.entries(arrays).map(([name, array]) => memberOf(name, array));
  const directoryStart = members.reduce((sum, { name, content }) => sum + LOCAL + name.length + content.length, 0);
  const directoryLength = members.reduce((sum, { name }) => sum + CENTRAL + name.length, 0);
  const length = directoryStart + directoryLength + END;
  if (length > LONGEST || members.length >= 0xffff) {
    throw new ArgumentError({
      place: "writeNpz(arrays)",
      expected: "fewer than 65,535 arrays of less than 4 GiB together",
      received: `${members.length} arrays of ${length} bytes`,
      advice: "Write each into a file of its own, with writeNpy.",
    });
  }
  const file = roomFor("writeNpz(arrays)", length, (bytes) => new Uint8Array(bytes));
  const view = new DataView(file.buffer);
  let place = 0;
  const put = {
    half: (value: number) => {
      view.setUint16(place, value, true);
      place += 2;
    },
    word: (value: number) => {
      view.setUint32(place, value, true);
      place += 4;
    },
    bytes: (bytes: Uint8Array) => {
      file.set(bytes, place);
      place += bytes.length;
    },
  };
  const putCommon = ({ name, content, checksum }: Member): void => {
    for (const half of [VERSION, UTF8, 0, 0, DATE]) put.half(half);
    for (const word of [checksum, content.length, content.length]) put.word(word);
    for (const half of [name.length, 0]) put.half(half);
  };

  const starts: number[] = [];
  for (const member of members) {
    starts.push(place);
    put.word(0x04034b50);
    putCommon(member);
    put.bytes(member.name);
    put.bytes(member.content);
  }
  for (const [number, member] of members.entries()) {
    put.word(0x02014b50);
    put.half(VERSION);
    putCommon(member);
    // No comment, the first part, and attributes of nothing.
    for (const half of [0, 0, 0]) put.half(half);
    for (const word of [0, starts[number]!]) put.word(word);
    put.bytes(member.name);
  }
  put.word(0x06054b50);
  for (const half of [0, 0, members.length, members.length]) put.half(half);
  for (const word of [directoryLength, directoryStart]) put.word(word);
  return file;
};

interface Member {
  readonly name: Uint8Array;
  readonly content: Uint8Array;
  readonly checksum: number;
}

const memberOf = (name: string, array: NpyArray): Member => {
  // Half of a pair has no encoding; other programs end a name at 0.
  const encoded = isWellFormed(name) && !name.includes("\0") ? encodeUtf8(`${name}.npy`) : undefined;
  expectArgument(encoded !== undefined && encoded.length <= 0xffff, {
    place: "writeNpz(arrays)",
    expected: "names that UTF-8 can hold, without \\0, of at most 65,531 bytes",
    received: name,
  });
  const content = npyFileOf(`writeNpz(arrays)[${JSON.stringify(name)}]`, array);
  return { name: encoded, content, checksum: crc32(content) };
};
