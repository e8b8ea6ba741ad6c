import type { RandomStream } from "@gd/tensor";
import { joined } from "./joined.ts";
import { pick } from "./pick.ts";
import type { Change } from "./reader.ts";

/** Numbers at the edges of what fields can hold. */
const EXTREMES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/** A place in a file, more often near its beginning, where its header is. */
const placeIn = (length: number, random: RandomStream): number =>
  random.integer(Math.max(1, random.integer(2) === 0 ? Math.min(length, 64) : length));

const flipBits: Change = (file, random) => {
  const changed = new Uint8Array(file);
  for (let count = 1 + random.integer(4); count > 0; count--) {
    const place = placeIn(file.length, random);
    if (place < changed.length) changed[place]! ^= 1 << random.integer(8);
  }
  return changed;
};

const setByte: Change = (file, random) => {
  const changed = new Uint8Array(file);
  const place = placeIn(file.length, random);
  if (place < changed.length) changed[place] = pick(EXTREMES, random);
  return changed;
};

/** Lengths and sizes are words: another one is at the edge, or near the right one. */
const setWord: Change = (file, random) => {
  if (file.length < 4) return file;
  const changed = new Uint8Array(file);
  const view = new DataView(changed.buffer);
  const place = Math.min(placeIn(file.length, random), file.length - 4) & ~(random.integer(2) === 0 ? 3 : 0);
  const isLittle = random.integer(2) === 0;
  const near = view.getUint32(place, isLittle) + random.integer(9) - 4;
  view.setUint32(place, pick([near, file.length, ...EXTREMES], random), isLittle);
  return changed;
};

const cut: Change = (file, random) => new Uint8Array(file.subarray(0, random.integer(file.length + 1)));

const extend: Change = (file, random) => {
  const fill = random.integer(2) * random.integer(256);
  return joined(file, new Uint8Array(1 + random.integer(600)).fill(fill));
};

const remove: Change = (file, random) => {
  const start = placeIn(file.length, random);
  return joined(file.subarray(0, start), file.subarray(start + 1 + random.integer(16)));
};

const repeat: Change = (file, random) => {
  const start = placeIn(file.length, random);
  return joined(file.subarray(0, start + 1 + random.integer(64)), file.subarray(start));
};

/** Changes of bits and bytes that know nothing of a format. */
export const damages: readonly Change[] = [flipBits, setByte, setWord, setWord, cut, extend, remove, repeat];
