import { constants, deflateRawSync, gzipSync, inflateRawSync } from "node:zlib";
import type { RandomStream } from "@gd/tensor";
import { damages } from "../damages.ts";
import { joined } from "../joined.ts";
import { pick } from "../pick.ts";

const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;

/** 64 MB of zeros. */
const zeros = gzipSync(new Uint8Array(2 ** 26), { level: 9 });

/** Content as a gzip file, of which some are unusual, some damaged inside their checksums, and few are bombs. */
export const gzipped = (content: Uint8Array, random: RandomStream): Uint8Array => {
  const how = {
    level: random.integer(10),
    strategy: pick([Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE], random),
  };
  if (random.integer(5000) === 0) return joined(gzipSync(content), zeros);
  switch (random.integer(8)) {
    case 0: {
      const place = random.integer(content.length + 1);
      return joined(gzipSync(content.subarray(0, place), how), gzipSync(content.subarray(place), how));
    }
    case 1:
      return joined(gzipSync(content, how), new Uint8Array(random.integer(1000)));
    case 2:
      return joined(Uint8Array.of(0x1f, 0x8b, 8, random.integer(32)), gzipSync(content, how).subarray(4));
    case 3:
    case 4:
      return member(pick(damages, random)(deflateRawSync(content, how), random), content);
    default:
      return gzipSync(content, how);
  }
};

/** A member with the right checksum of these data, or that of the content if they are none. */
const member = (data: Uint8Array, content: Uint8Array): Uint8Array => {
  const ofContent = gzipSync(inflated(data) ?? content);
  return joined(ofContent.subarray(0, 10), data, ofContent.subarray(-8));
};

const inflated = (data: Uint8Array): Uint8Array | undefined => {
  try {
    return inflateRawSync(data, { maxOutputLength: 2 ** 20 });
  } catch {
    return undefined;
  }
};
