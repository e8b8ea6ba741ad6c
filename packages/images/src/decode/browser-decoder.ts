import { ImageError } from "../image-error.js";

/** What is used of a browser, whose types not every program has. */
interface Browser {
  createImageBitmap(blob: object, options: object): Promise<Bitmap>;
  OffscreenCanvas: new (width: number, height: number) => { getContext(kind: "2d", options: object): Canvas };
  Blob: new (parts: readonly unknown[]) => object;
}

interface Bitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

interface Canvas {
  fillStyle: string;
  imageSmoothingQuality: string;
  fillRect(...rectangle: readonly number[]): void;
  drawImage(bitmap: Bitmap, ...rectangles: readonly number[]): void;
  getImageData(...rectangle: readonly number[]): { readonly data: Uint8ClampedArray };
}

/**
 * Pixels of red, green, blue and 255 by the decoder of the browser: turned as the camera says, scaled to cover the size,
 * over white.
 */
export const decodeInBrowser = async (
  bytes: Uint8Array<ArrayBuffer>,
  [height, width]: readonly [number, number, ...unknown[]],
  name: string,
): Promise<Uint8ClampedArray> => {
  // Any of them may be missing; an object says as much of the rest.
  const browser: object = globalThis;
  const { createImageBitmap, OffscreenCanvas, Blob }: Partial<Browser> = browser;
  if (createImageBitmap === undefined || OffscreenCanvas === undefined || Blob === undefined) {
    const missing = Object.entries({ createImageBitmap, OffscreenCanvas, Blob }).find(([, used]) => used === undefined);
    const expected = "createImageBitmap, OffscreenCanvas and Blob of a browser";
    const advice = "in Node, use readImage of @gd/images/node";
    throw new ImageError("no-decoder", name, expected, `no ${missing?.[0]}`, advice);
  }
  let bitmap: Bitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: "from-image" });
  } catch (cause) {
    const advice = "the file is damaged; copy it again, or take it out";
    throw new ImageError("broken", name, "a whole image", "one that the browser cannot decode", advice, { cause });
  }
  try {
    const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = "white";
    canvas.fillRect(0, 0, width, height);
    canvas.imageSmoothingQuality = "high";
    const scale = Math.max(width / bitmap.width, height / bitmap.height);
    const [w, h] = [width / scale, height / scale];
    canvas.drawImage(bitmap, (bitmap.width - w) / 2, (bitmap.height - h) / 2, w, h, 0, 0, width, height);
    return canvas.getImageData(0, 0, width, height).data;
  } finally {
    bitmap.close();
  }
};
