import { ArgumentError, expectAttached } from "@gd/tensor";

/** What can give its bytes: a File, a Blob, what `fetch` answers. */
export interface ImageBlob {
  /** The bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** An image file: its bytes, or what can give them. */
export type ImageFile = Uint8Array | ArrayBuffer | ImageBlob;

/** The bytes of a file that is in memory. Throws an ArgumentError for what is none. */
export const bytesOf = async (place: string, file: ImageFile): Promise<Uint8Array<ArrayBuffer>> => {
  expectAttached(place, file);
  if (isBytes(file)) return new Uint8Array(file);
  if (typeof file === "object" && file !== null && "arrayBuffer" in file && typeof file.arrayBuffer === "function") {
    const buffer: unknown = await file.arrayBuffer();
    if (isBytes(buffer)) return new Uint8Array(buffer);
  }
  const expected = "the bytes of an image file: a Blob, an ArrayBuffer or a Uint8Array";
  const advice = typeof file === "string" ? "In Node, readImage of @gd/images/node takes a path." : undefined;
  throw new ArgumentError({ place, expected, received: file, advice });
};

/** Not by instanceof, which the bytes of another realm are not. */
const isBytes = (value: unknown): value is Uint8Array | ArrayBuffer =>
  /^\[object (?:Uint8Array|ArrayBuffer)\]$/.test(Object.prototype.toString.call(value));
