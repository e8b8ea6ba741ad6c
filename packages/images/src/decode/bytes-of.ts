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
  const kind = Object.prototype.toString.call(file);
  if (kind === "[object Uint8Array]") return new Uint8Array(file as Uint8Array);
  if (kind === "[object ArrayBuffer]") return new Uint8Array(file as ArrayBuffer);
  if (typeof file === "object" && file !== null && "arrayBuffer" in file && typeof file.arrayBuffer === "function") {
    const buffer: unknown = await file.arrayBuffer();
    if (Object.prototype.toString.call(buffer) === "[object ArrayBuffer]") return new Uint8Array(buffer as ArrayBuffer);
  }
  const expected = "the bytes of an image file: a Blob, an ArrayBuffer or a Uint8Array";
  const advice = typeof file === "string" ? "In Node, readImage of @gd/images/node takes a path." : undefined;
  throw new ArgumentError({ place, expected, received: file, advice });
};
