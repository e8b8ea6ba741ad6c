import type { SafetensorsSource } from "../src/open-safetensors.js";

/** A file in memory as one that is somewhere else, and what has been read of it. */
export const sourceOf = (
  file: Uint8Array,
): SafetensorsSource & { readonly reads: (readonly [offset: number, length: number])[] } => {
  const reads: (readonly [number, number])[] = [];
  return {
    size: file.length,
    reads,
    async read(offset, length) {
      reads.push([offset, length]);
      return file.subarray(offset, offset + length);
    },
  };
};
