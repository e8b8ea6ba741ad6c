import { crc32 } from "node:zlib";
import { ImageError } from "@gd/images";
import { readImage } from "@gd/images/node";
import sharp from "sharp";
import type { Reader } from "../reader.ts";

const pixels = Uint8Array.from({ length: 20 * 30 * 4 }, (_, i) => (i * i) & 0xff);
const picture = () => sharp(pixels, { raw: { width: 20, height: 30, channels: 4 } });

/** Puts the checksums of the chunks of a PNG file right. */
const withChecksums = (file: Uint8Array): Uint8Array => {
  if (file[0] !== 0x89 || file[1] !== 0x50) return file;
  const whole = Buffer.from(file);
  for (let start = 8; start + 12 <= whole.length; ) {
    const end = start + 8 + whole.readUInt32BE(start);
    if (end + 4 > whole.length) break;
    whole.writeUInt32BE(crc32(whole.subarray(start + 4, end)), end);
    start = end + 4;
  }
  return new Uint8Array(whole);
};

const files = [
  picture().png(),
  picture().png({ progressive: true, palette: true }),
  picture().jpeg().withMetadata({ orientation: 6 }),
  picture().jpeg({ progressive: true }),
  picture().webp(),
  picture().webp({ lossless: true }),
];

export const readImageReader: Reader = {
  name: "readImage",
  examples: (await Promise.all(files.map((file) => file.toBuffer()))).map((file) => new Uint8Array(file)),
  repair: withChecksums,
  async read(file) {
    const { shape, data } = await readImage(file, { size: [4, 5], maximumPixels: 2 ** 16 });
    if (`${shape}` !== "4,5,3" || data.length !== 60)
      throw new Error(`an image of [${shape}] with ${data.length} bytes`);
  },
  errors: [ImageError],
};
