import { ArgumentError, expectAttached } from "@gd/tensor";

/** The bytes of a Uint8Array, also one of another realm, which is no instance of ours; the memory is shared. */
export const bytesOf = (place: string, value: unknown, expected = "a Uint8Array", advice?: string): Uint8Array => {
  expectAttached(place, value);
  if (value instanceof Uint8Array) return value;
  if (Object.prototype.toString.call(value) === "[object Uint8Array]") {
    const { buffer, byteOffset, length } = value as Uint8Array;
    return new Uint8Array(buffer, byteOffset, length);
  }
  throw new ArgumentError({ place, expected, received: value, advice });
};
