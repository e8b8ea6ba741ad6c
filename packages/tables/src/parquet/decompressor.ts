import type { CompressionCodec } from "hyparquet";
import { decompressLz4, decompressLz4Block } from "./lz4.js";

/** Decompresses a page, which has so many bytes then. */
export type Decompress = (compressed: Uint8Array, length: number) => Uint8Array;

/**
 * What decompresses pages of a codec, loaded when the first such page is read. Each comes to an end with any bytes, and takes no
 * more memory than a few times `length`: hence ZSTD and LZ4 are not those of hyparquet-compressors.
 */
export const decompressorOf = async (codec: CompressionCodec | undefined): Promise<Decompress> => {
  const decompress = await load(codec);
  return (compressed, length) => {
    const page = length === 0 ? new Uint8Array() : decompress(compressed, length);
    if (page.length === length) return page;
    throw new Error(`a page of ${page.length} bytes, which should have ${length}`);
  };
};

const load = async (codec: CompressionCodec | undefined): Promise<Decompress> => {
  switch (codec) {
    case "UNCOMPRESSED":
      return (page) => page;
    case "SNAPPY":
    case "GZIP":
    case "BROTLI": {
      const { compressors } = await import("hyparquet-compressors");
      return compressors[codec]!;
    }
    case "LZ4":
      return decompressLz4;
    case "LZ4_RAW":
      return decompressLz4Block;
    case "ZSTD": {
      const { ZSTDDecoder } = await import("zstddec");
      const decoder = new ZSTDDecoder();
      await decoder.init();
      return (compressed, length) => decoder.decode(compressed, length);
    }
    default:
      throw new Error(`compression by ${codec}, which is not supported`);
  }
};
