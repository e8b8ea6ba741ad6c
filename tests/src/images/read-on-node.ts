import { readImage } from "@gd/images/node";
import sharp from "sharp";
import type { TestProject } from "vitest/node";
import { augmented } from "./augmented.js";
import { sizes } from "./sizes.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Image files, and what `readImage` makes of them. */
    readonly pictures: readonly {
      readonly name: string;
      readonly file: readonly number[];
      readonly pixels: Readonly<Record<string, readonly number[]>>;
    }[];
    readonly augmentedOnNode: readonly number[];
  }
}

/** A picture of 30 × 20 with smooth colours, and what is transparent at the right. */
const pixels = Uint8Array.from({ length: 30 * 20 * 4 }, (_, i) => {
  const [x, y] = [(i >> 2) % 30, Math.floor((i >> 2) / 30)];
  return [8 * x, 12 * y, 255 - 4 * x - 6 * y, x < 20 ? 255 : 25 * (30 - x)][i & 3]!;
});
const picture = () => sharp(pixels, { raw: { width: 30, height: 20, channels: 4 } });
const opaque = () => picture().removeAlpha();

const write = {
  PNG: opaque().png(),
  "PNG, transparent": picture().png(),
  "PNG, grey": opaque().greyscale().png(),
  "PNG, turned": opaque().png().withMetadata({ orientation: 6 }),
  "WebP, lossless": opaque().webp({ lossless: true }),
  JPEG: opaque().jpeg({ quality: 95, chromaSubsampling: "4:4:4" }),
  "JPEG, turned": opaque().jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).withMetadata({ orientation: 8 }),
};

/** What Node makes of image files, for the tests in the browser to compare with. */
export default async function readOnNode({ provide }: TestProject): Promise<void> {
  const pictures = Object.entries(write).map(async ([name, image]) => {
    const file = await image.toBuffer();
    const read = Object.entries(sizes).map(async ([title, options]) => {
      const { data } = await readImage(file, options);
      return [title, [...data]] as const;
    });
    return { name, file: [...file], pixels: Object.fromEntries(await Promise.all(read)) };
  });
  provide("augmentedOnNode", augmented());
  provide("pictures", await Promise.all(pictures));
}
