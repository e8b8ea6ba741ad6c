import { expectOptions, expectString } from "@gd/tensor";
import { bytesOf } from "./bytes-of.js";
import { expectChecksum } from "./checksum/checksum.js";
import { elementsOf } from "./elements/elements-of.js";
import { entryNamed } from "./entry-named.js";
import { headerLength, LENGTH_BYTES } from "./header/header-length.js";
import { readHeader } from "./header/read-header.js";
import { inMemory } from "./in-memory.js";
import { readOptions, type SafetensorsOptions } from "./read-options.js";
import type { SafetensorsFile } from "./safetensors-file.js";

/** Options of `parseSafetensors`. */
export interface ParseSafetensorsOptions extends SafetensorsOptions {
  /**
   * The name in the metadata under which the file has to have a checksum, as `writeSafetensors` writes it: a file without it is
   * refused. Default: none is looked at.
   */
  readonly checksum?: string;
}

/**
 * Reads a safetensors file that is in memory: its header, at once, and of its tensors those that are asked for.
 *
 * ```ts
 * const file = parseSafetensors(await readFile("model.safetensors"));
 * const { shape, data } = file.read("0.linear.weight");
 * ```
 *
 * The file is refused unless it is all that the format asks for: the places of its tensors cover it without an overlap and
 * without a hole, each is as long as shape and type say, and no name comes twice.
 *
 * Throws  SafetensorsError when the bytes are not a safetensors file, or not exactly as many as its header promises
 * Source  https://github.com/huggingface/safetensors, "Format"
 */
export const parseSafetensors = (bytes: Uint8Array, options: ParseSafetensorsOptions = {}): SafetensorsFile => {
  const given = expectOptions("parseSafetensors", options, ["name", "maximumHeaderBytes", "checksum"]);
  const { name, maximumHeaderBytes } = readOptions("parseSafetensors", given);
  const { checksum } = given;
  if (checksum !== undefined) expectString("parseSafetensors(checksum)", checksum);
  const advice = "new Uint8Array(buffer) makes one of an ArrayBuffer. Of a path, pass what readFile returns.";
  const file = bytesOf("parseSafetensors(bytes)", bytes, advice);
  const end = LENGTH_BYTES + headerLength(file, file.length, { name, maximumHeaderBytes });
  if (checksum !== undefined) expectChecksum(file, checksum, name);
  const content = readHeader(file.subarray(LENGTH_BYTES, end), file.length - end, name);
  return {
    ...content,
    read(tensor) {
      const { dtype, shape, offsets } = entryNamed(content, tensor, name);
      return inMemory(name, `its tensor ${tensor}`, () => {
        const elements = new Uint8Array(file.subarray(end + offsets[0], end + offsets[1]));
        return elementsOf(dtype, shape, elements);
      });
    },
  };
};
