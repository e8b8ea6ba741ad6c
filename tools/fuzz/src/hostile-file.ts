import { type RandomStream, randomStreams } from "@gd/tensor";
import { damages } from "./damages.ts";
import { joined } from "./joined.ts";
import { pick } from "./pick.ts";
import type { Reader } from "./reader.ts";

/** The file of a number: the same for the same seed. One in a hundred is left as it was. */
export const hostileFile = (reader: Reader, seed: number, number: number): Uint8Array => {
  const random = randomStreams(seed).stream(`${reader.name}/${number}`);
  let file = pick(reader.examples, random);
  if (random.integer(100) === 0) return file;
  if (random.integer(10) === 0) file = splice(file, pick(reader.examples, random), random);
  file = damaged(file, reader, random);
  if (reader.repair === undefined || random.integer(4) === 0) return file;
  file = reader.repair(file, random);
  return random.integer(4) === 0 ? pick(damages, random)(file, random) : file;
};

const damaged = (file: Uint8Array, { changes = [] }: Reader, random: RandomStream): Uint8Array => {
  let changed = file;
  for (let count = 1 + random.integer(3); count > 0; count--) {
    const some = changes.length > 0 && random.integer(2) === 0 ? changes : damages;
    changed = pick(some, random)(changed, random);
  }
  return changed;
};

/** The beginning of one file and the end of another. */
const splice = (one: Uint8Array, other: Uint8Array, random: RandomStream): Uint8Array =>
  joined(one.subarray(0, random.integer(one.length + 1)), other.subarray(random.integer(other.length + 1)));
