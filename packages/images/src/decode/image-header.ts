/** What the beginning of a file says of the image in it. */
export interface ImageHeader {
  readonly format: "PNG" | "JPEG" | "WebP";
  /** Before it is turned as a camera says. */
  readonly width: number;
  readonly height: number;
}

/**
 * The format and the size of an image in a file, or undefined if it is none, or is cut before its size.
 *
 * Source  PNG (Third Edition), W3C (2025), §11.2.1; ITU-T T.81 (1992), Annex B; WebP Container Specification, Google, and
 *         RFC 6386 (2011), §9.1, for VP8
 */
export const readImageHeader = (bytes: Uint8Array): ImageHeader | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return readPng(view) ?? readJpeg(view) ?? readWebp(view);
  } catch (error) {
    // Behind the end, a view throws one.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const readPng = (view: DataView): ImageHeader | undefined => {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
  return sized("PNG", view.getUint32(16), view.getUint32(20));
};

const readJpeg = (view: DataView): ImageHeader | undefined => {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let place = 2; ; ) {
    if (view.getUint8(place) !== 0xff) return undefined;
    const marker = view.getUint8(place + 1);
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) place++;
    else if (isFrame(marker)) return sized("JPEG", view.getUint16(place + 7), view.getUint16(place + 5));
    else if (marker === 0xda || marker === 0xd9) return undefined;
    else place += 2 + view.getUint16(place + 2);
  }
};

/** Whether a segment is the header of a frame. The others of these are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readWebp = (view: DataView): ImageHeader | undefined => {
  if (textAt(view, 0) !== "RIFF" || textAt(view, 8) !== "WEBP") return undefined;
  const kind = textAt(view, 12);
  if (kind === "VP8 ") {
    return sized("WebP", view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  if (kind === "VP8L") {
    const sizes = view.getUint32(21, true);
    return sized("WebP", 1 + (sizes & 0x3fff), 1 + ((sizes >>> 14) & 0x3fff));
  }
  if (kind !== "VP8X") return undefined;
  return sized("WebP", 1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8));
};

const textAt = (view: DataView, place: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(place + i)));

const sized = (format: ImageHeader["format"], width: number, height: number): ImageHeader | undefined =>
  width > 0 && height > 0 ? { format, width, height } : undefined;
