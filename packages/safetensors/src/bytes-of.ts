import { ArgumentError, expectAttached } from "@gd/tensor";

/** The bytes of a Uint8Array, also one of another realm, which is no instance of ours; the memory is shared. */
export const bytesOf = (place: string, value: unknown, advice?: string): Uint8Array => {
  if (Object.prototype.toString.call(value) !== "[object Uint8Array]") {
    throw new ArgumentError({ place, expected: "a Uint8Array", received: value, advice });
  }
  expectAttached(place, value);
  const { buffer, byteOffset, length } = value as Uint8Array;
  return new Uint8Array(buffer, byteOffset, length);
};
