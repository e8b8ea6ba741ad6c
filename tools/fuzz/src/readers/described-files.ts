import { crc32 } from "node:zlib";
import type { RandomStream } from "@gd/tensor";
import { changedJson } from "./changed-json.ts";
import { headerOf, withHeader } from "./safetensors-files.ts";

/** Something in one of the texts of the metadata, which are JSON, is something else. */
export const changeMetadata = (file: Uint8Array, random: RandomStream): Uint8Array => {
  const header = headerOf(file);
  const places = [...header.matchAll(/(?<=:)"\{.*?[^\\]"(?=[,}])/g)];
  const at = places[random.integer(places.length + 1)];
  if (at === undefined) return file;
  let text: string;
  try {
    text = JSON.parse(at[0]);
  } catch {
    return file;
  }
  const changed = JSON.stringify(changedJson(text, random));
  return withHeader(file, header.slice(0, at.index) + changed + header.slice(at.index + at[0].length));
};

/** Where a header has its checksum, if it is as it was written. */
const CHECKSUM = '{"__metadata__":{"gd.checksum":"';
const DIGITS = 8;

/** Gives a changed file the checksum that it should have. */
export const repairChecksum = (file: Uint8Array): Uint8Array => {
  const place = 8 + CHECKSUM.length;
  if (!headerOf(file).startsWith(CHECKSUM) || place + DIGITS > file.length) return file;
  const repaired = Buffer.from(file);
  repaired.write("0".repeat(DIGITS), place);
  repaired.write(crc32(repaired).toString(16).padStart(DIGITS, "0"), place);
  return new Uint8Array(repaired);
};
