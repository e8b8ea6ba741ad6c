import { expectArgument, expectFunction, expectOptions, expectSize } from "@gd/tensor";
import { bytesOf } from "./bytes-of.js";
import { elementsOf } from "./elements/elements-of.js";
import { entryNamed } from "./entry-named.js";
import { headerLength, LENGTH_BYTES } from "./header/header-length.js";
import { readHeader } from "./header/read-header.js";
import { inMemory } from "./in-memory.js";
import { readOptions, type SafetensorsOptions } from "./read-options.js";
import { SafetensorsError } from "./safetensors-error.js";
import type { OpenSafetensors } from "./safetensors-file.js";

/** A file of which any part can be read, such as one on a disk or behind an address. */
export interface SafetensorsSource {
  /** Its length, in bytes. */
  readonly size: number;
  /** Its bytes from an offset on, so many of them. Fewer are taken for the end of the file. */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>;
}

/**
 * Reads the header of a safetensors file that is not in memory, and then of its tensors those that are asked for.
 *
 * ```ts
 * const blob = await openAsBlob("model.safetensors");
 * const file = await openSafetensors({
 *   size: blob.size,
 *   read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
 * });
 * const { shape, data } = await file.read("0.linear.weight");
 * ```
 *
 * It is as strict as `parseSafetensors`. Memory is taken for the header, which is not longer than `maximumHeaderBytes`, and
 * for a tensor while it is read.
 *
 * Throws  SafetensorsError when the source is not a safetensors file, or not exactly as long as its header promises
 */
export const openSafetensors = async (
  source: SafetensorsSource,
  options: SafetensorsOptions = {},
): Promise<OpenSafetensors> => {
  const given = expectOptions("openSafetensors", options, ["name", "maximumHeaderBytes"]);
  const { name, maximumHeaderBytes } = readOptions("openSafetensors", given);
  expectArgument(typeof source === "object" && source !== null, {
    place: "openSafetensors(source)",
    expected: "an object with size and read",
    received: source,
    advice: "parseSafetensors reads the bytes of a file that is in memory.",
  });
  const { size } = source;
  expectSize("openSafetensors(source): size", size, 0);
  expectFunction("openSafetensors(source): read", source.read);
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = bytesOf(`what read of the source of ${name} returns`, await source.read(offset, length));
    if (bytes.length === length) return bytes;
    const problem = `${bytes.length} bytes came of ${length} at the offset ${offset}, and its size is said to be ${size}`;
    throw new SafetensorsError("cut", name, problem);
  };
  const start = await read(0, Math.min(LENGTH_BYTES, size));
  const length = headerLength(start, size, { name, maximumHeaderBytes });
  const end = LENGTH_BYTES + length;
  const content = readHeader(await read(LENGTH_BYTES, length), size - end, name);
  return {
    ...content,
    async read(tensor) {
      const { dtype, shape, offsets } = entryNamed(content, tensor, name);
      const bytes = await read(end + offsets[0], offsets[1] - offsets[0]);
      // A copy, as its elements have to begin where the processor wants them, and the source may use its memory again.
      return inMemory(name, `its tensor ${tensor}`, () => elementsOf(dtype, shape, new Uint8Array(bytes)));
    },
  };
};
